package io.rubric.tck.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.LockContext;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class LockContextTest {

    @Inject
    Vault vault;

    @Inject
    LockContext lock;

    @Deployment
    static WebArchive archive() {
        return Archives.of("lock-context", Vault.class);
    }

    @Assertion("lock.context.1")
    void inside() {
        assertTrue(vault.now("inside", () -> {
            assertTrue(lock.isHeld());
            assertTrue(lock.isValid());
            assertTrue(lock.key().startsWith("tck-vault:"), lock.key());
            assertTrue(lock.key().contains("inside"), lock.key());
            assertTrue(lock.remaining().compareTo(Duration.ZERO) > 0);
            assertTrue(lock.remaining().compareTo(Duration.ofSeconds(30)) <= 0);
            return true;
        }));
    }

    @Assertion("lock.context.2")
    void outside() {
        assertFalse(lock.isHeld());
        assertThrows(IllegalStateException.class, lock::name);
        assertThrows(IllegalStateException.class, lock::key);
        assertThrows(IllegalStateException.class, lock::fencingToken);
        assertThrows(IllegalStateException.class, lock::isValid);
        assertThrows(IllegalStateException.class, lock::verify);
        assertThrows(IllegalStateException.class, lock::remaining);
        assertThrows(IllegalStateException.class, () -> lock.extend(Duration.ofSeconds(1)));
        assertThrows(IllegalStateException.class, () -> lock.onLost(() -> {}));
        assertThrows(IllegalStateException.class, () -> lock.contextual(() -> {}));
    }

    @Assertion("lock.context.3")
    void innermost() {
        assertTrue(vault.now("outer", () -> {
            String outer = lock.key();
            String inner = vault.now("inner", lock::key);
            assertNotEquals(outer, inner);
            assertEquals(outer, lock.key());
            return true;
        }));
    }

    @Assertion("lock.fence.1")
    void tokensGrow() {
        long last = vault.now("fence", lock::fencingToken);
        for (int i = 0; i < 50; i++) {
            long next = vault.now("fence", lock::fencingToken);
            assertTrue(next > last, next + " after " + last);
            last = next;
        }
    }

    @Assertion("lock.fence.2")
    void tokenStays() {
        assertTrue(vault.now("stays", () -> {
            long token = lock.fencingToken();
            assertEquals(token, vault.now("stays", lock::fencingToken));
            assertEquals(token, lock.fencingToken());
            return true;
        }));
    }

    @Assertion("lock.renewal.1")
    void longerThanTheLease() {
        assertTrue(vault.shortLease("renewed", () -> {
            long token = lock.fencingToken();
            Eventually.passed(Duration.ofSeconds(2));
            assertTrue(lock.isValid());
            assertTrue(lock.remaining().compareTo(Duration.ofSeconds(1)) <= 0);
            assertEquals(token, lock.fencingToken());
            try (Background others = new Background()) {
                CompletableFuture<?> other = others.call(
                        () -> assertThrows(LockNotAcquiredException.class, () -> vault.now("renewed", () -> true)));
                Eventually.completed(other);
            }
            return true;
        }));
    }
}
