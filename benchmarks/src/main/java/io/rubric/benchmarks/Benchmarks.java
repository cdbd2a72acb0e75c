package io.rubric.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures everything, each part in some processes of its own, and writes what came of it: {@code target/ratios.tsv} and {@code target/readings.tsv}. A full run of all parts is
 * also what {@code results/} keeps and {@code docs/benchmarks.md} is written from.
 *
 * <p>{@code -Dbenchmark=lock} takes only parts whose name begins so, {@code -Dquick} takes less of everything.
 */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * @param arguments the directory of this module
     */
    public static void main(String[] arguments) throws Exception {
        Path module = Path.of(arguments[0]);
        boolean quick = isQuick();
        String wanted = System.getProperty("benchmark", "");
        Results results = new Results();
        Map<String, Part> parts = Parts.all(Effort.of(quick));
        if (parts.keySet().stream().noneMatch(part -> part.startsWith(wanted))) {
            throw new IllegalArgumentException(
                    "-Dbenchmark=" + wanted + "; write the begin of one of " + parts.keySet());
        }
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            if (part.getKey().startsWith(wanted)) {
                results.add(part.getKey(), part.getValue().ratios(), run(part.getKey(), quick, module));
                results.print(part.getKey());
            }
        }
        results.write(module.resolve("target"));
        if (!quick && wanted.isEmpty()) {
            Path kept = Files.createDirectories(module.resolve("results"));
            results.write(kept);
            Machine.write(kept);
            Page.write(kept, module.resolveSibling("docs"));
        }
    }

    /** True for the short form. */
    static boolean isQuick() {
        String quick = System.getProperty("quick", "false");
        return !quick.equals("false");
    }

    private static List<Sheet> run(String part, boolean quick, Path module) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(module.resolve("target/forks"));
        List<Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < Effort.of(quick).forks(); i++) {
            Path file = directory.resolve(part + "-" + i + ".tsv");
            long began = System.nanoTime();
            Fork.run(part, quick, file, directory.resolve(part + "-" + i + ".log"));
            System.out.printf("%s, process %d: %d s%n", part, i + 1, (System.nanoTime() - began) / 1_000_000_000);
            sheets.add(Sheet.read(file));
        }
        return sheets;
    }
}
