package io.rubric.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code docs/benchmarks.md}: written from what {@code results/} keeps, so that no number in it comes from anywhere else. */
final class Page {

    private static final String FILE = "benchmarks.md";

    private Page() {}

    /** Writes the page and its pictures. */
    static void write(Path results, Path docs) throws IOException {
        Files.writeString(docs.resolve(FILE), text(results));
        Path pictures = Files.createDirectories(docs.resolve("benchmarks"));
        for (Map.Entry<String, List<String[]>> part :
                byPart(rows(results, Results.RATIOS)).entrySet()) {
            Files.writeString(
                    pictures.resolve(part.getKey() + ".svg"),
                    Plot.of(
                            part.getKey(),
                            part.getValue().stream().map(Page::line).toList()));
        }
    }

    /** The page. */
    static String text(Path results) throws IOException {
        Map<String, List<String[]>> ratios = byPart(rows(results, Results.RATIOS));
        Map<String, List<String[]>> readings = byPart(rows(results, Results.READINGS));
        StringBuilder page = new StringBuilder(Parts.resource("head.md").replace("{machine}", machine(results)));
        ratios.forEach((part, rows) -> {
            page.append(Parts.resource(part + ".md").replace("{ratios}", ratios(rows)))
                    .append(String.format("%n![%s](benchmarks/%s.svg)%n", part, part))
                    .append(readings(readings.get(part)));
        });
        return page.toString();
    }

    private static String ratios(List<String[]> rows) {
        List<String> lines = new ArrayList<>(List.of("| | ratio | spread | goal | |", "|---|---|---|---|---|"));
        rows.forEach(row -> lines.add(
                String.format("| %s | %s | %s to %s | %s | %s |", row[0], row[1], row[4], row[5], row[2], row[3])));
        return String.join("\n", lines);
    }

    private static String readings(List<String[]> rows) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "<details><summary>What was read on this machine</summary>",
                "",
                "| | who | median | spread | |",
                "|---|---|---|---|---|"));
        rows.forEach(row -> lines.add(
                String.format("| %s | %s | %s | %s to %s | %s |", row[0], row[1], row[3], row[4], row[5], row[2])));
        lines.addAll(List.of("", "</details>", ""));
        return String.join("\n", lines);
    }

    private static Plot.Line line(String[] row) {
        String bound = row[2].replaceAll("[^0-9.]", "");
        return new Plot.Line(
                row[0],
                Double.parseDouble(row[1]),
                Double.parseDouble(row[4]),
                Double.parseDouble(row[5]),
                bound.isEmpty() ? 0 : Double.parseDouble(bound));
    }

    private static String machine(Path results) throws IOException {
        return Files.readString(results.resolve(Machine.FILE)).strip();
    }

    private static List<String[]> rows(Path results, String file) throws IOException {
        return Files.readAllLines(results.resolve(file)).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
    }

    private static Map<String, List<String[]>> byPart(List<String[]> rows) {
        Map<String, List<String[]>> parts = new LinkedHashMap<>();
        rows.forEach(row -> parts.computeIfAbsent(row[row.length - 1], part -> new ArrayList<>())
                .add(row));
        return parts;
    }
}
