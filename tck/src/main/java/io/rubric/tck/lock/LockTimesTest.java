package io.rubric.tck.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.LockContext;
import io.rubric.lock.LockLostException;
import io.rubric.lock.Locked;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class LockTimesTest {

    @Inject
    Timed timed;

    @Inject
    LockContext lock;

    @Deployment
    static WebArchive archive() {
        return Archives.configured(
                Archives.of("lock-times", Others.class),
                "rubric.lock.\"tck-at-least\".at-least=1h",
                "rubric.lock.\"tck-max-hold\".max-hold=1s");
    }

    @Assertion("lock.time.1")
    void taken() {
        assertTrue(timed.atLeastAnHour("returns", () -> true));
        Others.assertRefused(() -> timed.now("returns", () -> true));
        IllegalStateException failure = new IllegalStateException("the method fails");
        Supplier<Boolean> fails = () -> {
            throw failure;
        };
        assertSame(failure, assertThrows(IllegalStateException.class, () -> timed.atLeastAnHour("throws", fails)));
        Others.assertRefused(() -> timed.now("throws", () -> true));
    }

    @Assertion("lock.time.3")
    void thenItIsFree() {
        assertTrue(timed.atLeastASecond("over", () -> true));
        Others.assertEnter(() -> timed.waiting("over", () -> true));
    }

    @Assertion("lock.time.4")
    void lostAfterMaxHold() {
        assertLost("max-hold", () -> timed.maxHold("max-hold", () -> lostAndFree("max-hold")));
    }

    @Assertion("lock.time.5")
    void lostWithoutRenewal() {
        assertLost("not-renewed", () -> timed.notRenewed("not-renewed", () -> lostAndFree("not-renewed")));
    }

    @Assertion("lock.time.6")
    void configured() {
        assertTrue(timed.namedAtLeast("configured", () -> true));
        Others.assertRefused(() -> timed.now("configured", () -> true));
        assertLost("named", () -> timed.namedMaxHold("named", () -> lostAndFree("named")));
    }

    private Boolean lostAndFree(String key) {
        assertTrue(lock.isValid());
        Eventually.holds("it is known to be lost", () -> !lock.isValid());
        Others.assertEnter(() -> timed.waiting(key, () -> true));
        return true;
    }

    private static void assertLost(String key, Runnable call) {
        LockLostException lost = assertThrows(LockLostException.class, call::run);
        assertEquals("tck-timed:" + key, lost.key());
        assertEquals(LockLostException.Reason.EXPIRY, lost.reason());
    }

    /** Held for longer or shorter than the method takes. */
    @ApplicationScoped
    public static class Timed {

        @Locked(value = "tck-timed:{key}", waitTime = "0s")
        public <T> T now(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(value = "tck-timed:{key}", waitTime = "1m")
        public <T> T waiting(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(value = "tck-timed:{key}", waitTime = "0s", atLeast = "1h")
        public <T> T atLeastAnHour(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(value = "tck-timed:{key}", waitTime = "0s", atLeast = "1s")
        public <T> T atLeastASecond(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(value = "tck-timed:{key}", waitTime = "0s", leaseTime = "1s", maxHold = "1500ms")
        public <T> T maxHold(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(value = "tck-timed:{key}", waitTime = "0s", leaseTime = "1s", renew = false)
        public <T> T notRenewed(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(name = "tck-at-least", value = "tck-timed:{key}", waitTime = "0s")
        public <T> T namedAtLeast(String key, Supplier<T> work) {
            return work.get();
        }

        @Locked(name = "tck-max-hold", value = "tck-timed:{key}", waitTime = "0s", leaseTime = "1s")
        public <T> T namedMaxHold(String key, Supplier<T> work) {
            return work.get();
        }
    }
}
