package io.rubric.tck.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class CacheKeepingTest {

    /** By how much the clocks of Redis and of this JVM may differ over so short a time. */
    private static final Duration CLOCKS = Duration.ofMillis(5);

    @Inject
    Kept kept;

    @Deployment
    static WebArchive archive() {
        return Archives.of("cache-keeping", Kept.class, SoldOut.class, SoldOut.ForGood.class)
                .addClasses(Decisions.ALL);
    }

    @Assertion("cache.ttl.2")
    void exactTimeToLive() {
        Map<String, Long> stored = new HashMap<>();
        for (String key : List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")) {
            stored.put(key, System.nanoTime());
            assertEquals(1, kept.exactly(key));
        }
        Eventually.holds("all have expired", () -> {
            stored.entrySet().removeIf(entry -> isExpired(entry.getKey(), entry.getValue()));
            return stored.isEmpty();
        });
    }

    private boolean isExpired(String key, long stored) {
        if (kept.exactly(key) == 1) {
            return false;
        }
        Duration lasted = Duration.ofNanos(System.nanoTime() - stored);
        assertTrue(lasted.compareTo(Kept.EXACTLY.minus(CLOCKS)) >= 0, () -> "expired after " + lasted);
        return true;
    }

    @Assertion("cache.ttl.3")
    void functionSaysForHowLong() {
        assertEquals(1, kept.byFunction("PT0.2S"));
        Eventually.holds("the value has expired", () -> kept.byFunction("PT0.2S") > 1);
    }

    @Assertion("cache.ttl.4")
    void functionSaysNotAtAll() {
        assertEquals(1, kept.byFunction("PT0S"));
        assertEquals(2, kept.byFunction("PT0S"));
    }

    @Assertion("cache.ttl.5")
    void functionSaysNothing() {
        assertEquals(1, kept.byFunction("as annotated"));
        assertEquals(1, kept.byFunction("as annotated"));
    }

    @Assertion("cache.null.1")
    void nothingIsNotKept() {
        for (int call = 1; call <= 2; call++) {
            assertNull(kept.skipsNull("skip", () -> null));
            assertEquals(Optional.empty(), kept.skipsOptional("skip", Optional::empty));
            assertEquals(List.of(), kept.skipsList("skip", List::of));
        }
        assertEquals("value", kept.skipsNull("skip", () -> "value"));
        assertEquals(Optional.of("value"), kept.skipsOptional("skip", () -> Optional.of("value")));
        assertEquals(List.of("value"), kept.skipsList("skip", () -> List.of("value")));
        assertEquals("value", kept.skipsNull("skip", () -> "loaded again"));
    }

    @Assertion("cache.null.2")
    void nothingIsKeptShorter() {
        assertEquals("value", kept.forgetsNull("value", () -> "value"));
        assertNull(kept.forgetsNull("null", () -> null));
        Eventually.holds("null has expired", () -> kept.forgetsNull("null", () -> "loaded again") != null);
        assertEquals("value", kept.forgetsNull("value", () -> "loaded again"));
    }

    @Assertion("cache.exception.1")
    void exceptionIsThrownAgain() {
        for (String message : new String[] {"no tea", "", null}) {
            for (int call = 1; call <= 2; call++) {
                Exception thrown = assertThrows(SoldOut.class, () -> kept.failing(message, () -> new SoldOut(message)));
                assertEquals(SoldOut.class, thrown.getClass());
                assertEquals(message, thrown.getMessage());
            }
            assertEquals(1, kept.calls("failing", message));
        }
    }

    @Assertion("cache.exception.2")
    void exceptionExpires() {
        Eventually.holds("the exception has expired", () -> {
            assertThrows(SoldOut.class, () -> kept.failingShortly("shortly"));
            return kept.calls("failingShortly", "shortly") > 1;
        });
    }

    @Assertion("cache.exception.3")
    void otherExceptionIsNotKept() {
        for (int call = 1; call <= 2; call++) {
            assertThrows(SoldOut.ForGood.class, () -> kept.failing("subclass", () -> new SoldOut.ForGood("no tea")));
            assertThrows(IllegalStateException.class, () -> kept.failing("other", IllegalStateException::new));
            assertEquals(call, kept.calls("failing", "subclass"));
            assertEquals(call, kept.calls("failing", "other"));
        }
    }

    @Assertion("cache.exception.4")
    void stageFailsAgain() {
        for (int call = 1; call <= 2; call++) {
            Throwable failure = Eventually.failed(kept.failingStage("stage"));
            assertEquals(SoldOut.class, failure.getClass());
            assertEquals("stage", failure.getMessage());
        }
        assertEquals(1, kept.calls("failingStage", "stage"));
    }

    @Assertion({"cache.condition.1", "cache.object.1"})
    void conditionUsesTheCacheOrNot() {
        assertEquals(1, kept.onCondition("unlucky"));
        assertEquals(2, kept.always("unlucky"));
        assertEquals(3, kept.onCondition("unlucky"));
        assertEquals(2, kept.always("unlucky"));
        assertEquals(1, kept.onCondition("lucky"));
        assertEquals(1, kept.onCondition("lucky"));
    }

    @Assertion({"cache.condition.2", "cache.object.2"})
    void refusedResultIsNotKept() {
        assertEquals(1, kept.unlessOdd("odd"));
        assertEquals(2, kept.unlessOdd("odd"));
        assertEquals(2, kept.unlessOdd("odd"));
    }

    @Assertion("cache.condition.3")
    void exceptionOfAConditionReachesTheCaller() {
        Exception thrown = assertThrows(IllegalStateException.class, () -> kept.onCondition("disaster"));
        assertEquals("no decision", thrown.getMessage());
        assertEquals(0, kept.calls("onCondition", "disaster"));
    }

    @Assertion("cache.skip.1")
    void methodIsAlwaysCalled() {
        assertEquals(1, kept.kept("always"));
        assertEquals(2, kept.skipsGet("always"));
        assertEquals(2, kept.kept("always"));
        assertEquals(3, kept.skipsGet("always"));
    }
}
