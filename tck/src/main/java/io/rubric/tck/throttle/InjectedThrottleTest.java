package io.rubric.tck.throttle;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import io.rubric.throttle.Quota;
import io.rubric.throttle.Throttle;
import io.rubric.throttle.ThrottleName;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class InjectedThrottleTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    Desk desk;

    @Inject
    @Any
    Instance<Throttle> all;

    @Deployment
    static WebArchive archive() {
        return Archives.configured(
                Archives.of("injected-throttle", Refused.class, Desk.class),
                "rubric.throttle.\"tck-desk-configured\".limit=2",
                "rubric.throttle.\"tck-desk-configured\".period=1h",
                "rubric.throttle.\"tck-desk-configured\".algorithm=sliding-log");
    }

    @Assertion("throttle.injected.1")
    void sharesTheQuota() {
        for (int call = 0; call < 4; call++) {
            assertTrue(desk.desk().tryAcquire("shared").allowed());
        }
        Refused.after(1, () -> desk.desk("shared"));
        assertFalse(desk.desk().tryAcquire("shared").allowed());
        assertTrue(desk.desk().tryAcquire("another").allowed());

        assertTrue(desk.ofOne().tryAcquire().allowed());
        Refused.after(1, desk::one);
        assertFalse(desk.ofOne().tryAcquire().allowed());
    }

    @Assertion("throttle.injected.2")
    void tellsHowTheCallerStands() {
        assertEquals("tck-desk", desk.desk().name());
        Quota first = desk.desk().tryAcquire("told", 4);
        assertEquals("tck-desk", first.policy());
        assertTrue(first.allowed());
        assertEquals(3, first.limit());
        assertEquals(HOUR, first.period());
        assertEquals(5, first.burst());
        assertEquals(1, first.remaining());
        assertEquals(Duration.ZERO, first.retryAfter());
        assertTrue(first.resetAfter().compareTo(Duration.ofMinutes(80)) <= 0, first::toString);

        Quota refused = desk.desk().tryAcquire("told", 2);
        assertFalse(refused.allowed());
        assertEquals(1, refused.remaining());
        assertTrue(refused.retryAfter().compareTo(Duration.ofMinutes(20)) <= 0, refused::toString);
        assertTrue(refused.retryAfter().compareTo(Duration.ZERO) > 0, refused::toString);
        assertTrue(refused.resetAfter().compareTo(refused.retryAfter()) >= 0, refused::toString);
    }

    @Assertion("throttle.injected.3")
    void takesAllUnitsOrNone() {
        assertTrue(desk.desk().tryAcquire("units", 3).allowed());
        assertFalse(desk.desk().tryAcquire("units", 3).allowed());
        assertTrue(desk.desk().tryAcquire("units", 2).allowed());
        Quota never = desk.desk().tryAcquire("whole", 6);
        assertFalse(never.allowed());
        assertEquals(ChronoUnit.FOREVER.getDuration(), never.retryAfter());
        assertTrue(desk.desk().tryAcquire("whole", 5).allowed());
        assertThrows(IllegalArgumentException.class, () -> desk.desk().tryAcquire("units", 0));
        assertThrows(IllegalArgumentException.class, () -> desk.desk().tryAcquire("units", -1));
    }

    @Assertion("throttle.injected.4")
    void peekTakesNothing() {
        for (int call = 0; call < 10; call++) {
            Quota quota = desk.desk().peek("peek");
            assertTrue(quota.allowed());
            assertEquals(5, quota.remaining());
        }
        Refused.after(5, () -> desk.desk("peek"));
        Quota quota = desk.desk().peek("peek");
        assertFalse(quota.allowed());
        assertEquals(0, quota.remaining());
        assertTrue(quota.retryAfter().compareTo(Duration.ZERO) > 0);
    }

    @Assertion("throttle.injected.5")
    void reset() {
        Refused.after(5, () -> desk.desk("reset"));
        desk.desk().reset("reset");
        assertEquals(5, desk.desk().peek("reset").remaining());
        Refused.after(5, () -> desk.desk("reset"));
    }

    @Assertion("throttle.injected.6")
    void asynchronousForms() {
        Throttle throttle = desk.desk();
        assertTrue(Eventually.completed(throttle.tryAcquireAsync("async", 4)).allowed());
        assertEquals(1, Eventually.completed(throttle.peekAsync("async")).remaining());
        assertFalse(Eventually.completed(throttle.tryAcquireAsync("async", 2)).allowed());
        Eventually.completed(throttle.resetAsync("async"));
        assertTrue(Eventually.completed(throttle.tryAcquireAsync("async", 5)).allowed());
        Refused.by(() -> desk.desk("async"));
    }

    @Assertion("throttle.injected.7")
    void policyOfConfigurationAlone() {
        Throttle throttle = desk.configured();
        for (Object key : new Object[] {null, "text", 7L, List.of("a", 7)}) {
            assertTrue(throttle.tryAcquire(key).allowed());
            Quota last = throttle.tryAcquire(key);
            assertTrue(last.allowed());
            assertEquals(2, last.limit());
            assertEquals(HOUR, last.period());
            assertFalse(throttle.tryAcquire(key).allowed());
        }
    }

    @Assertion("throttle.injected.8")
    void severalValues() {
        assertTrue(desk.ofTwo().tryAcquire(List.of(7L, "ana")).allowed());
        Refused.by(() -> desk.two(7, "ana"));
        assertDoesNotThrow(() -> desk.two(8, "ana"));
        assertFalse(desk.ofTwo().tryAcquire(List.of(8L, "ana")).allowed());
    }

    @Assertion("throttle.injected.9")
    void anotherNumberOfValues() {
        for (Object key : new Object[] {null, 7L, List.of(7L), List.of(7L, "ana", "x")}) {
            assertThrows(IllegalArgumentException.class, () -> desk.ofTwo().tryAcquire(key));
            assertThrows(IllegalArgumentException.class, () -> desk.ofTwo().peek(key));
            assertThrows(IllegalArgumentException.class, () -> desk.ofTwo().reset(key));
            assertInstanceOf(
                    IllegalArgumentException.class,
                    Eventually.failed(desk.ofTwo().tryAcquireAsync(key, 1)));
            assertInstanceOf(
                    IllegalArgumentException.class,
                    Eventually.failed(desk.ofTwo().peekAsync(key)));
            assertInstanceOf(
                    IllegalArgumentException.class,
                    Eventually.failed(desk.ofTwo().resetAsync(key)));
        }
        assertThrows(IllegalArgumentException.class, () -> desk.ofOne().peek("key"));
    }

    @Assertion("throttle.injected.10")
    void valueWithoutATextForm() {
        assertThrows(IllegalArgumentException.class, () -> desk.desk().tryAcquire(new Object()));
        assertInstanceOf(
                IllegalArgumentException.class, Eventually.failed(desk.desk().peekAsync(new Object())));
    }

    @Assertion("throttle.injected.11")
    void nullIsAKey() {
        for (int call = 0; call < 5; call++) {
            assertTrue(desk.desk().tryAcquire(null).allowed());
        }
        Refused.by(() -> desk.desk(null));
        assertTrue(desk.desk().tryAcquire("null").allowed());
    }

    @Assertion("throttle.injected.12")
    void whoCallsIsNotGiven() {
        assertTrue(desk.ofMine().tryAcquire("mine").allowed());
        Refused.by(() -> desk.mine("mine"));
        assertDoesNotThrow(() -> desk.mine("other"));
    }

    @Assertion("throttle.injected.13")
    void waitsForNothing() {
        assertTrue(desk.ofWaiting().tryAcquire().allowed());
        Quota refused = desk.ofWaiting().tryAcquire();
        assertFalse(refused.allowed());
        assertTrue(refused.resetAfter().compareTo(HOUR) <= 0, refused::toString);
    }

    @Assertion("throttle.injected.14")
    void selected() {
        Throttle selected = all.select(ThrottleName.Literal.of("tck-desk")).get();
        assertEquals("tck-desk", selected.name());
        assertTrue(selected.tryAcquire("selected", 5).allowed());
        Refused.by(() -> desk.desk("selected"));
    }
}
