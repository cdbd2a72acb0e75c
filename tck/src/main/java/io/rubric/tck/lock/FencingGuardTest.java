package io.rubric.tck.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rubric.lock.FencingGuard;
import io.rubric.lock.LockContext;
import io.rubric.lock.StaleFencingTokenException;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class FencingGuardTest {

    @Inject
    FencingGuard guard;

    @Inject
    Vault vault;

    @Inject
    LockContext lock;

    @Deployment
    static WebArchive archive() {
        return Archives.of("fencing-guard", Vault.class);
    }

    @Assertion("lock.guard.1")
    void lastHolderWrites() {
        long first = vault.now("guard", lock::fencingToken);
        long second = vault.now("guard", lock::fencingToken);
        assertEquals(Optional.empty(), guard.get("guard"));
        guard.set("guard", "first", first);
        guard.set("guard", "first again", first);
        guard.set("guard", "second", second);
        assertEquals(Optional.of("second"), guard.get("guard"));
    }

    @Assertion("lock.guard.2")
    void lateHolderIsRefused() {
        guard.set("late", "last", 20);
        StaleFencingTokenException stale =
                assertThrows(StaleFencingTokenException.class, () -> guard.set("late", "stale", 19));
        assertEquals("late", stale.resource());
        assertEquals(19, stale.token());
        assertEquals(20, stale.lastSeen());
        assertEquals(Optional.of("last"), guard.get("late"));
        guard.set("other", "another key", 1);
    }

    @Assertion("lock.guard.3")
    void forSomeTime() {
        guard.set("short", "value", 20, Duration.ofMillis(100));
        Eventually.holds("it is gone", () -> guard.get("short").isEmpty());
        guard.set("short", "lower", 1);
        assertEquals(Optional.of("lower"), guard.get("short"));
    }

    @Assertion("lock.guard.4")
    void noToken() {
        assertThrows(IllegalArgumentException.class, () -> guard.set("none", "value", 0));
        assertThrows(IllegalArgumentException.class, () -> guard.admit(null, "none", -1));
    }
}
