package io.rubric.tck.throttle;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import io.rubric.throttle.Quota;
import io.rubric.throttle.ThrottledException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class ThrottleLimitsTest {

    private static final Duration PERIOD = Duration.ofMillis(200);

    /** Two clocks that run side by side. */
    private static final Duration TOLERANCE = Duration.ofMillis(5);

    @Inject
    Limits limits;

    @Inject
    Limits.Twice twice;

    @Inject
    Limits.Once once;

    @Inject
    Limits.OfStereotype ofStereotype;

    @Deployment
    static WebArchive archive() {
        return Archives.of(
                "throttle-limits",
                Refused.class,
                Limits.class,
                Limits.Twice.class,
                Limits.Once.class,
                Limits.Rare.class,
                Limits.OfStereotype.class);
    }

    @Assertion("throttle.several.1")
    void allMustAllow() {
        Refused.after(2, () -> limits.both("ana", "needs all"));
        Refused.after(2, () -> limits.both("ben", "needs all"));
        Refused.after(1, () -> limits.both("cay", "needs all"));
    }

    @Assertion("throttle.several.2")
    void refusedCallTakesOfNone() {
        Refused.after(2, () -> limits.both("first refuses", "first refuses"));
        Refused.after(3, () -> limits.ofAll("first refuses"));

        Refused.after(5, () -> limits.ofAll("second refuses"));
        Refused.by(() -> limits.both("second refuses", "second refuses"));
        Refused.after(2, () -> limits.ofUser("second refuses"));
    }

    @Assertion("throttle.several.3")
    void exceptionTellsOfAll() {
        ThrottledException first = Refused.after(2, () -> limits.both("told", "told"));
        assertEquals("tck-user", first.policy());
        assertEquals(2, first.limit());
        assertEquals(List.of("tck-user"), first.violatedPolicies());
        assertEquals(
                List.of("tck-user", "tck-all"),
                first.quotas().stream().map(Quota::policy).toList());
        assertEquals(
                List.of(0L, 3L), first.quotas().stream().map(Quota::remaining).toList());

        Refused.after(3, () -> limits.ofAll("told"));
        ThrottledException second = Refused.by(() -> limits.both("told by the second", "told"));
        assertEquals("tck-all", second.policy());
        assertEquals(List.of("tck-all"), second.violatedPolicies());
    }

    @Assertion("throttle.several.4")
    void oneForEachAndOneForAll() {
        Refused.after(2, () -> limits.both("each one", "over all"));
        assertDoesNotThrow(() -> limits.both("each two", "over all"));
        assertDoesNotThrow(() -> limits.both("each three", "over all"));
        assertDoesNotThrow(() -> limits.both("each four", "over all"));
        ThrottledException refused = Refused.by(() -> limits.both("each five", "over all"));
        assertEquals("tck-all", refused.policy());
    }

    @Assertion("throttle.several.5")
    void nameOfTheSecond() {
        ThrottledException refused = Refused.after(1, () -> limits.unnamed("name"));
        List<String> names = refused.quotas().stream().map(Quota::policy).toList();
        assertEquals(List.of(names.get(0), names.get(0) + "[2]"), names);
        assertEquals(names.get(1), refused.policy());
    }

    @Assertion("throttle.several.6")
    void severalOnAType() {
        Refused.after(2, twice::first);
        Refused.after(2, twice::second);
    }

    @Assertion("throttle.several.7")
    void ofTheMethodInsteadOfTheType() {
        Refused.after(4, twice::four);
        Refused.after(2, once::two);
    }

    @Assertion("throttle.type.4")
    void stereotype() {
        Refused.after(1, ofStereotype::first);
        Refused.after(1, ofStereotype::second);
    }

    @Assertion("throttle.algorithm.1")
    void noMoreThanTheLimitInAnyPeriod() {
        record Allowed(long before, long after) {}
        List<Allowed> all = new ArrayList<>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < PERIOD.multipliedBy(5).toNanos()) {
            long before = System.nanoTime();
            if (Refused.passes(limits::log)) {
                all.add(new Allowed(before, System.nanoTime()));
            }
        }
        assertTrue(all.size() > 3, () -> "only " + all.size() + " calls in five periods");
        for (int i = 3; i < all.size(); i++) {
            Duration apart =
                    Duration.ofNanos(all.get(i).after() - all.get(i - 3).before());
            assertTrue(apart.plus(TOLERANCE).compareTo(PERIOD) >= 0, () -> "4 calls in " + apart);
        }
    }

    @Assertion("throttle.algorithm.2")
    void windowByWindow() {
        ThrottledException refused = Refused.after(10, limits::longWindow);
        assertEquals(refused.resetAfter(), refused.retryAfter());

        for (int window = 0; window < 3; window++) {
            Eventually.passed(retryAfter(limits::windows));
            for (int call = 0; call < 3; call++) {
                assertDoesNotThrow(limits::windows);
            }
        }
    }

    @Assertion("throttle.algorithm.3")
    void theLastWindowCountsByItsShare() {
        ThrottledException refused = Refused.after(10, limits::counter);
        assertEquals(Duration.ofDays(90), refused.resetAfter().minus(refused.retryAfter()));

        Eventually.passed(retryAfter(limits::fastCounter));
        assertDoesNotThrow(limits::fastCounter);
    }

    /** That of the first refusal. */
    private static Duration retryAfter(Runnable call) {
        while (true) {
            try {
                call.run();
            } catch (ThrottledException e) {
                return e.retryAfter();
            }
        }
    }
}
