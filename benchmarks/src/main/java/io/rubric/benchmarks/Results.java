package io.rubric.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all processes have measured, as two tables: ratios, and the readings that they are made of. */
final class Results {

    static final String RATIOS = "ratios.tsv";
    static final String READINGS = "readings.tsv";
    private static final List<String> RATIO_COLUMNS =
            List.of("name", "ratio", "goal", "verdict", "least", "greatest", "processes", "part");
    private static final List<String> READING_COLUMNS =
            List.of("comparison", "who", "unit", "median", "least", "greatest", "processes", "part");

    private final List<List<String>> ratios = new ArrayList<>();
    private final List<List<String>> readings = new ArrayList<>();

    /** Adds what the processes of a part have measured. */
    void add(String part, List<Ratio> wanted, List<Sheet> sheets) {
        for (Ratio ratio : wanted) {
            List<Double> values = sheets.stream()
                    .flatMap(sheet -> ratio(ratio, sheet).stream())
                    .toList();
            if (values.isEmpty()) {
                throw new IllegalStateException("Nobody has measured " + ratio.name());
            }
            Spread spread = Spread.of(values);
            ratios.add(row(
                    List.of(
                            ratio.name(),
                            number(spread.median()),
                            ratio.goal().text(),
                            ratio.goal().verdict(spread.median())),
                    spread,
                    part));
        }
        byContender(sheets).forEach((key, values) -> {
            Spread spread = Spread.of(values);
            readings.add(row(
                    Stream.concat(key.stream(), Stream.of(number(spread.median())))
                            .toList(),
                    spread,
                    part));
        });
    }

    void print(String part) {
        readings.stream()
                .filter(row -> row.get(row.size() - 1).equals(part))
                .forEach(row ->
                        System.out.printf("%-45s %-24s %14s %s%n", row.get(0), row.get(1), row.get(3), row.get(2)));
        ratios.stream()
                .filter(row -> row.get(row.size() - 1).equals(part))
                .forEach(row -> System.out.printf(
                        "%-80s %9s  (%s to %s) %s %s%n",
                        row.get(0), row.get(1), row.get(4), row.get(5), row.get(2), row.get(3)));
    }

    void write(Path directory) throws IOException {
        Files.write(directory.resolve(RATIOS), lines(RATIO_COLUMNS, ratios));
        Files.write(directory.resolve(READINGS), lines(READING_COLUMNS, readings));
    }

    private static List<String> lines(List<String> columns, List<List<String>> rows) {
        return Stream.concat(Stream.of(columns), rows.stream())
                .map(row -> String.join("\t", row))
                .toList();
    }

    private static List<String> row(List<String> first, Spread spread, String part) {
        List<String> row = new ArrayList<>(first);
        row.addAll(List.of(number(spread.least()), number(spread.greatest()), Integer.toString(spread.values()), part));
        return row;
    }

    /** The ratio of each round that has both, and of these the median: what disturbs one round is not the measure of the process. */
    private static List<Double> ratio(Ratio ratio, Sheet sheet) {
        Map<Integer, Double> of = rounds(sheet, ratio.comparison(), ratio.of());
        Map<Integer, Double> to = rounds(sheet, ratio.comparison(), ratio.to());
        List<Double> all = of.keySet().stream()
                .filter(to::containsKey)
                .map(round -> of.get(round) / to.get(round))
                .toList();
        return all.isEmpty() ? List.of() : List.of(Median.of(all));
    }

    private static Map<Integer, Double> rounds(Sheet sheet, String comparison, String contender) {
        return sheet.readings().stream()
                .filter(reading -> reading.comparison().equals(comparison)
                        && reading.contender().equals(contender))
                .collect(Collectors.toMap(Sheet.Reading::round, Sheet.Reading::value));
    }

    private static Map<List<String>, List<Double>> byContender(List<Sheet> sheets) {
        Map<List<String>, List<Double>> all = new LinkedHashMap<>();
        for (Sheet sheet : sheets) {
            Map<List<String>, List<Double>> one = sheet.readings().stream()
                    .collect(Collectors.groupingBy(
                            reading -> List.of(reading.comparison(), reading.contender(), reading.unit()),
                            LinkedHashMap::new,
                            Collectors.mapping(Sheet.Reading::value, Collectors.toList())));
            one.forEach((key, values) ->
                    all.computeIfAbsent(key, k -> new ArrayList<>()).add(Median.of(values)));
        }
        return all;
    }

    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size < 10 ? "%.3f" : size < 100 ? "%.1f" : "%.0f", value);
    }
}
