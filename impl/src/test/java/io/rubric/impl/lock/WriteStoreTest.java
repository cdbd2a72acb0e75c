package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.lock.LockStore.Ask;
import io.rubric.impl.lock.LockStore.Attempt;
import io.rubric.impl.lock.LockStore.Renewal;
import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redisson.client.codec.StringCodec;

class WriteStoreTest extends LockStoreContract {

    private static final String PREFIX = "test-" + UUID.randomUUID();

    private final LockStore store = new WriteStore(OpenRedis.REDIS, PREFIX + ":lock-released");

    @Override
    LockStore store() {
        return store;
    }

    @Override
    ReleaseTopic topic() {
        return RedissonStore.topic(OpenRedis.REDIS, PREFIX + ":lock-released");
    }

    @Override
    String name(String key) {
        return PREFIX + ":lock:{" + key + "}";
    }

    @Test
    void askingTwiceIsAskingOnce() {
        String owner = owner();
        long fence = acquire(owner, LONG, false).fence();
        assertThat(acquire(owner, LONG, false).fence()).isEqualTo(fence);
        assertThat(release(owner)).isTrue();
        assertThat(acquire(owner(), LONG, false).acquired()).isTrue();
    }

    @Test
    void whoIsRefusedHearsWhoHasTheLockAndForHowLong() {
        String owner = owner();
        acquire(owner, LONG, false);
        Attempt refused = acquire(owner(), LONG, false);
        assertThat(refused.expiresIn()).isBetween(1L, LONG.toMillis());
        assertThat(refused.holder()).isEqualTo(owner);
    }

    @Test
    void theFenceGrowsWithEachHolderAlsoAfterExpiry() {
        long last = 0;
        for (int i = 0; i < 20; i++) {
            String owner = owner();
            long fence = acquire(owner, LONG, false).fence();
            assertThat(fence).isGreaterThan(last);
            last = fence;
            release(owner);
        }
        acquire(owner(), SHORT, false);
        String next = owner();
        TestRedis.await("expiry", () -> acquire(next, LONG, false).acquired());
        assertThat(acquire(next, LONG, false).fence()).isGreaterThan(last);
    }

    @Test
    void theFenceGrowsAlsoIfTheLastOneIsAheadOfTheServersClock() {
        TestRedis.client().getBucket(lockName(), StringCodec.INSTANCE).set("8999999999999999");
        assertThat(acquire(owner(), LONG, false).fence()).isEqualTo(9_000_000_000_000_000L);
    }

    @Test
    void whatSomebodyElseHasWrittenNeverLooksLikeOurLock() {
        for (String value : List.of("", "x", "12345", "1234567890123456", "not a number at all but long enough")) {
            String name = name(UUID.randomUUID().toString());
            String owner = owner();
            TestRedis.client().getBucket(name, StringCodec.INSTANCE).set(value);
            assertThat(join(store.release(name, owner, Duration.ZERO))).isFalse();
            assertThat(join(store.renew(List.of(new Renewal(name, owner, LONG))).get(0)))
                    .isFalse();
            join(store.acquire(name, owner, new Ask(LONG, true, false)));
        }
    }
}
