package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.lock.LockStore.Attempt;
import io.rubric.impl.testing.TestRedis;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What every engine of locks does. */
abstract class LockStoreContract {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final String key = "key-" + UUID.randomUUID();

    abstract LockStore store();

    @Test
    void oneOwnerHasTheLockUntilItGivesItBack() {
        assertThat(acquire("a", LONG, false).acquired()).isTrue();
        Attempt refused = acquire("b", LONG, false);
        assertThat(refused.acquired()).isFalse();
        assertThat(refused.expiresIn()).isBetween(1L, LONG.toMillis());
        assertThat(join(store().release(key, "a"))).isTrue();
        assertThat(acquire("b", LONG, false).acquired()).isTrue();
    }

    @Test
    void askingTwiceIsAskingOnce() {
        long fence = acquire("a", LONG, false).fence();
        assertThat(acquire("a", LONG, false).fence()).isEqualTo(fence);
    }

    @Test
    void onlyTheOwnerGivesBackOrRenews() {
        acquire("a", LONG, false);
        assertThat(join(store().release(key, "b"))).isFalse();
        assertThat(join(store().renew(key, "b", LONG))).isFalse();
        assertThat(join(store().renew(key, "a", LONG))).isTrue();
        assertThat(join(store().release(key, "a"))).isTrue();
        assertThat(join(store().release(key, "a"))).isFalse();
        assertThat(join(store().renew(key, "a", LONG))).isFalse();
    }

    @Test
    void theFenceGrowsWithEachHolderAlsoAfterExpiry() {
        long last = 0;
        for (int i = 0; i < 20; i++) {
            long fence = acquire("owner-" + i, LONG, false).fence();
            assertThat(fence).isGreaterThan(last);
            last = fence;
            store().release(key, "owner-" + i).toCompletableFuture().join();
        }
        acquire("dies", SHORT, false);
        Attempt[] next = new Attempt[1];
        TestRedis.await("expiry", () -> (next[0] = acquire("next", LONG, false)).acquired());
        assertThat(next[0].fence()).isGreaterThan(last);
    }

    @Test
    void renewingProlongs() {
        acquire("a", SHORT, false);
        assertThat(join(store().renew(key, "a", LONG))).isTrue();
        assertThat(acquire("b", LONG, false).expiresIn()).isGreaterThan(SHORT.toMillis());
    }

    @Test
    void aReleaseIsToldIfSomebodyWaits() throws Exception {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        AutoCloseable subscription = store().subscribe(told::add);
        try {
            acquire("a", LONG, false);
            acquire("b", LONG, true);
            assertThat(told).isEmpty();
            join(store().release(key, "a"));
            TestRedis.await("the release", () -> told.contains(key));
        } finally {
            subscription.close();
        }
    }

    private Attempt acquire(String owner, Duration lease, boolean waits) {
        return store().acquire(key, owner, lease, waits, false)
                .toCompletableFuture()
                .join();
    }

    private static boolean join(CompletionStage<Boolean> answer) {
        return answer.toCompletableFuture().join();
    }
}
