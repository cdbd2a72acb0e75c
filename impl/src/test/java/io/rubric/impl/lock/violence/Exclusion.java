package io.rubric.impl.lock.violence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The promise of the lock: of two that were inside at the same time, the one with the lower token was told that it has lost the lock. Whoever was not told, or has the same
 * token, was not excluded.
 */
final class Exclusion {

    private final List<String> violations = new ArrayList<>();
    private int excused;

    private Exclusion() {}

    static Exclusion of(List<Hold> holds) {
        Exclusion exclusion = new Exclusion();
        Map<String, List<Hold>> byKey = holds.stream().collect(Collectors.groupingBy(Hold::key));
        byKey.values().forEach(exclusion::check);
        return exclusion;
    }

    /** What must not be. */
    List<String> violations() {
        return violations;
    }

    /** How many overlaps there were of which the overtaken holder was told. */
    int excused() {
        return excused;
    }

    private void check(List<Hold> holds) {
        List<Hold> inside = new ArrayList<>();
        for (Hold hold :
                holds.stream().sorted(Comparator.comparingLong(Hold::enter)).toList()) {
            if (hold.isOpen()) {
                violations.add("never left: " + hold);
            }
            inside.removeIf(before -> !before.overlaps(hold) && before.leave() <= hold.enter());
            inside.stream().filter(hold::overlaps).forEach(before -> judge(before, hold));
            inside.add(hold);
        }
    }

    private void judge(Hold one, Hold other) {
        Hold overtaken = one.token() < other.token() ? one : other;
        if (overtaken.told() && one.token() != other.token()) {
            excused++;
        } else {
            violations.add("both inside: " + one + " and " + other);
        }
    }
}
