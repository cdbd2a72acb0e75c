package io.rubric.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a process has measured: the readings of each comparison, contender and round. */
public final class Sheet {

    private static final String TAB = "\t";

    private final List<Reading> readings = new ArrayList<>();

    /**
     * A number.
     *
     * @param comparison what was done
     * @param contender who did it
     * @param unit of the value, such as {@code a second}
     * @param round readings of one round were taken one after the other
     */
    record Reading(String comparison, String contender, String unit, int round, double value) {}

    /** Notes what one round of a comparison has measured, by contender. */
    public void add(String comparison, String unit, Map<String, Double> round) {
        int number = (int) readings.stream()
                .filter(reading -> reading.comparison().equals(comparison))
                .mapToInt(Reading::round)
                .distinct()
                .count();
        round.forEach((contender, value) -> readings.add(new Reading(comparison, contender, unit, number, value)));
    }

    List<Reading> readings() {
        return readings;
    }

    void write(Path file) {
        try {
            Files.write(file, readings.stream().map(Sheet::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Sheet read(Path file) {
        Sheet sheet = new Sheet();
        try {
            Files.readAllLines(file).forEach(line -> sheet.readings.add(reading(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sheet;
    }

    private static String line(Reading reading) {
        return String.join(
                TAB,
                reading.comparison(),
                reading.contender(),
                reading.unit(),
                Integer.toString(reading.round()),
                Double.toString(reading.value()));
    }

    private static Reading reading(String line) {
        String[] parts = line.split(TAB, -1);
        return new Reading(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]), Double.parseDouble(parts[4]));
    }
}
