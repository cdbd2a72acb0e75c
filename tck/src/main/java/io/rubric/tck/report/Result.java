package io.rubric.tck.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of a report.
 *
 * @param id of the sentence
 * @param reason why it is not applicable; else empty
 */
record Result(String id, Outcome outcome, String reason) {

    String line() {
        return id + "\t" + outcome.name() + "\t" + reason;
    }

    static Result of(String line) {
        String[] fields = line.split("\t", -1);
        return new Result(fields[0], Outcome.valueOf(fields[1]), fields[2]);
    }

    /** How many of a run did what. */
    static String summary(List<Result> results) {
        String counts = Arrays.stream(Outcome.values())
                .map(outcome -> results.stream()
                                .filter(result -> result.outcome == outcome)
                                .count() + " " + outcome)
                .filter(count -> !count.equals("0 " + Outcome.NOT_RUN))
                .collect(Collectors.joining(", "));
        return results.size() + " sentences, " + counts;
    }
}
