package io.rubric.impl.lock;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import io.rubric.lock.LockType;
import io.rubric.lock.OnContention;
import java.time.Duration;

/** Decides what annotations and configuration say together. */
final class LockPolicies {

    private static final Duration LEAST_LEASE = Duration.ofSeconds(1);

    private final Settings settings;
    private final boolean redisson;

    LockPolicies(Settings settings, boolean redisson) {
        this.settings = settings;
        this.redisson = redisson;
    }

    /** If problems were added, what comes back must not be used. */
    LockPolicy of(String name, Said said, String place, Problems problems) {
        int before = problems.count();
        String wait = said.waitTime().isEmpty() && said.onContention() == OnContention.SKIP ? "0s" : said.waitTime();
        Duration waitTime = settings.duration(Setting.LOCK_WAIT_TIME, name, wait, place, Duration.ZERO, problems);
        Duration lease =
                settings.duration(Setting.LOCK_LEASE_TIME, name, said.leaseTime(), place, LEAST_LEASE, problems);
        Duration atLeast = said.permits()
                ? Duration.ZERO
                : settings.duration(Setting.LOCK_AT_LEAST, name, said.atLeast(), place, Duration.ZERO, problems);
        Duration maxHold = settings.optionalDuration(
                        Setting.LOCK_MAX_HOLD, name, said.maxHold(), place, LEAST_LEASE, problems)
                .orElse(Duration.ZERO);
        long permits = said.permits() ? settings.number(Setting.LOCK_LIMIT, name, said.limit(), place, problems) : 0;
        LockPolicy policy = new LockPolicy(
                name,
                said.type(),
                said.fair(),
                permits,
                waitTime,
                new Term(lease, said.renew(), atLeast, maxHold, said.onLost()),
                said.onContention());
        if (problems.count() == before) {
            check(policy, said, place, problems);
        }
        return policy;
    }

    private void check(LockPolicy policy, Said said, String place, Problems problems) {
        Term term = policy.term();
        if (said.permits() && policy.permits() < 1) {
            problems.add(Problem.LOCK_LIMIT, place, "limit = " + policy.permits(), "1 or more");
        }
        if (!term.renew() && term.atLeast().compareTo(term.lease()) > 0) {
            times(
                    place,
                    "atLeast " + term.atLeast() + " above leaseTime " + term.lease() + " without renewal",
                    problems);
        }
        if (term.renew() && !term.maxHold().isZero() && term.maxHold().compareTo(term.first()) < 0) {
            times(place, "maxHold " + term.maxHold() + " below leaseTime or atLeast, " + term.first(), problems);
        }
        if (!term.renew() && (!said.maxHold().isEmpty() || settings.isSet(Setting.LOCK_MAX_HOLD, policy.name()))) {
            times(place, "maxHold without renewal, where leaseTime is the longest", problems);
        }
        if (policy.type() == LockType.READ && (policy.fair() || !term.atLeast().isZero())) {
            problems.add(
                    Problem.LOCK_READERS,
                    place,
                    policy.fair() ? "fair with type = READ" : "atLeast with type = READ",
                    "type = WRITE, or neither fair nor atLeast");
        }
        if (redisson && (policy.type() == LockType.READ || policy.fair())) {
            problems.add(
                    Problem.LOCK_ENGINE,
                    place,
                    policy.fair() ? "fair with the engine redisson" : "type = READ with the engine redisson",
                    Setting.LOCK_ENGINE.key() + "=rubric");
        }
    }

    private static void times(String place, String found, Problems problems) {
        problems.add(
                Problem.LOCK_TIMES,
                place,
                found,
                "times that fit each other: atLeast <= leaseTime where it is not"
                        + " renewed, maxHold >= leaseTime and atLeast where it is");
    }
}
