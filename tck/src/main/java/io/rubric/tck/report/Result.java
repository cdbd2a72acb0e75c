package io.rubric.tck.report;

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
}
