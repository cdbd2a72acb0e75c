package io.rubric.impl.lock.violence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run has shown.
 *
 * @param acquisitions how many got inside
 * @param told how many of them knew, or heard, that the lock was lost
 * @param refused how many the guard refused
 * @param excused overlaps of which the overtaken holder was told
 * @param overlaps others
 * @param lost updates of which a counter and the rows do not tell the same, or that were confirmed and are not there
 * @param backwards rows with a lower token than the one before
 * @param stuck who did not go on, or did not end
 * @param unexpected what calls ended with that has to do with neither the lock nor the guard
 */
record Findings(
        int acquisitions,
        long told,
        long refused,
        int excused,
        List<String> overlaps,
        long lost,
        long backwards,
        List<String> stuck,
        List<String> unexpected) {

    static Findings of(
            List<Call> calls,
            Map<Integer, Fate> fates,
            List<Ledger.Row> rows,
            Map<String, Long> counters,
            List<String> stuck) {
        List<Hold> holds = calls.stream()
                .filter(call -> call.hold() != null)
                .map(call -> fates.getOrDefault(call.process(), Fate.NONE).end(call.hold(), Counter.LEASE_NANOS))
                .toList();
        Exclusion exclusion = Exclusion.of(holds);
        return new Findings(
                holds.size(),
                calls.stream()
                        .filter(call -> call.hold() != null && call.hold().told() && !call.isRefused())
                        .count(),
                calls.stream().filter(Call::isRefused).count(),
                exclusion.excused(),
                exclusion.violations(),
                uncounted(rows, counters) + unwritten(calls, rows),
                backwards(rows),
                stuck,
                calls.stream()
                        .filter(Call::isUnexpected)
                        .map(Call::outcome)
                        .distinct()
                        .toList());
    }

    boolean isClean() {
        return overlaps.isEmpty() && lost == 0 && backwards == 0 && stuck.isEmpty() && unexpected.isEmpty();
    }

    private static long uncounted(List<Ledger.Row> rows, Map<String, Long> counters) {
        return counters.entrySet().stream()
                .mapToLong(counter -> Math.abs(counter.getValue()
                        - rows.stream()
                                .filter(row -> row.key().equals(counter.getKey()))
                                .count()))
                .sum();
    }

    private static long unwritten(List<Call> calls, List<Ledger.Row> rows) {
        Set<Ledger.Row> written = new HashSet<>(rows);
        return calls.stream()
                .filter(Call::isFine)
                .map(call -> new Ledger.Row(call.hold().key(), call.hold().token(), call.process()))
                .filter(row -> !written.contains(row))
                .count();
    }

    private static long backwards(List<Ledger.Row> rows) {
        Map<String, Long> last = new HashMap<>();
        long count = 0;
        for (Ledger.Row row : rows) {
            Long before = last.put(row.key(), row.token());
            if (before != null && before > row.token()) {
                count++;
            }
        }
        return count;
    }

    @Override
    public String toString() {
        List<String> words = new ArrayList<>(List.of(
                acquisitions + " acquisitions",
                told + " told lost, " + refused + " refused by the guard",
                "overlaps " + overlaps.size() + " (and " + excused + " of holders who were told), lost updates " + lost
                        + ", tokens backwards " + backwards));
        stuck.forEach(words::add);
        unexpected.stream().limit(5).forEach(words::add);
        overlaps.stream().limit(5).forEach(words::add);
        return String.join("; ", words);
    }
}
