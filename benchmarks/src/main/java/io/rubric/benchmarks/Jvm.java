package io.rubric.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process for a single reading, of what is only so in a fresh one: a cold start, or a heap that nobody else has used. */
public final class Jvm {

    /** Rubric waits for Redis also on a machine that has much else to do; where it has not, this changes nothing. */
    public static final String PATIENT = "-Drubric.redis.startup-timeout=1m";

    private static final long PATIENCE_SECONDS = 120;

    private final Class<?> main;
    private final List<String> command = new ArrayList<>();
    private final Path directory;

    /**
     * @param main what prints numbers to the standard output, one a line
     * @param directory where its output goes
     * @param options of the virtual machine
     */
    public Jvm(Class<?> main, Path directory, String... options) {
        this.main = main;
        this.directory = directory;
        command.add(java());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path") + File.pathSeparator + directory));
        command.add(main.getName());
    }

    /** The command that runs this Java. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The numbers that one such process prints. */
    public List<Double> numbers(String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path out = directory.resolve(main.getSimpleName() + ".out");
        Path log = directory.resolve(main.getSimpleName() + ".log");
        Process process = new ProcessBuilder(
                        Stream.concat(command.stream(), Stream.of(arguments)).toList())
                .redirectOutput(out.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(
                        main.getSimpleName() + " " + List.of(arguments) + " was not measured, see " + log);
            }
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(out, StandardCharsets.UTF_8).stream()
                .map(Double::valueOf)
                .toList();
    }
}
