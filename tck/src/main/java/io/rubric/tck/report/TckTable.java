package io.rubric.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints the reports of several runs side by side: a row for each sentence, a column for each container. It needs nothing but its jar. */
public final class TckTable {

    private record Column(String container, List<Result> results, Map<String, Result> byId) {

        String cell(String id) {
            Result result = byId.get(id);
            if (result == null) {
                return "unknown"; // a report of another version of the contract
            }
            return result.reason().isEmpty() ? result.outcome().toString() : result.reason();
        }
    }

    private TckTable() {}

    /**
     * @param files the reports, see {@code tck.report}
     * @throws IOException if one of them cannot be read
     */
    public static void main(String... files) throws IOException {
        if (files.length == 0) {
            System.err.println("Give the reports to print, such as tck/runner/*/target/tck-report.tsv");
            System.exit(2);
        }
        List<Column> columns = new ArrayList<>();
        for (String file : files) {
            columns.add(column(Path.of(file)));
        }
        rows(columns).forEach(System.out::println);
    }

    private static Column column(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Result> results = lines.stream().skip(1).map(Result::of).toList();
        return new Column(
                lines.get(0), results, results.stream().collect(Collectors.toMap(Result::id, Function.identity())));
    }

    private static List<String> rows(List<Column> columns) {
        List<String> ids = columns.stream()
                .flatMap(c -> c.results().stream())
                .map(Result::id)
                .distinct()
                .toList();
        List<String> rows = new ArrayList<>();
        rows.add(row("sentence", columns, Column::container));
        ids.forEach(id -> rows.add(row(id, columns, column -> column.cell(id))));
        columns.forEach(c -> rows.add(c.container() + ": " + Result.summary(c.results())));
        return rows;
    }

    private static String row(String name, List<Column> columns, Function<Column, String> cell) {
        return columns.stream()
                .map(column ->
                        String.format("%-" + Math.max(29, column.container().length()) + "s", cell.apply(column)))
                .collect(Collectors.joining("  ", String.format("%-28s", name), ""))
                .stripTrailing();
    }
}
