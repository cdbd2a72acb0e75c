package io.rubric.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where it was measured. */
final class Machine {

    static final String FILE = "machine.txt";
    private static final Path CPU = Path.of("/proc/cpuinfo");

    private Machine() {}

    static void write(Path directory) throws IOException {
        Files.writeString(
                directory.resolve(FILE),
                String.format(
                        "%s, %d cores as seen by Java, %s %s, Java %s (%s)%n",
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version(),
                        System.getProperty("java.vm.name")));
    }

    private static String processor() throws IOException {
        List<String> lines = Files.exists(CPU) ? Files.readAllLines(CPU) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("an unnamed processor");
    }
}
