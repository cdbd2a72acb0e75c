package io.rubric.benchmarks;

import io.rubric.benchmarks.server.Provisions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that measures one part, and is thrown away: what the compiler made of the code is another accident each time. */
final class Fork {

    /** No part takes as long; what does hangs. */
    private static final long PATIENCE_MINUTES = 20;

    private Fork() {}

    /** Measures a part in a new process, and returns when that has ended. */
    static void run(String part, boolean quick, Path sheet, Path log) throws IOException, InterruptedException {
        Files.deleteIfExists(sheet);
        List<String> command = new ArrayList<>(
                List.of(Jvm.java(), "-Xms512m", "-Xmx2g", "-Djava.awt.headless=true", "-Dquick=" + quick));
        command.addAll(Provisions.options());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Fork.class.getName(), part, sheet.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(part + " was not measured, see " + log);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    public static void main(String[] arguments) throws Exception {
        Sheet sheet = new Sheet();
        Parts.all(Effort.of(Benchmarks.isQuick())).get(arguments[0]).measure(sheet);
        sheet.write(Path.of(arguments[1]));
        System.exit(0); // some peers leave threads
    }
}
