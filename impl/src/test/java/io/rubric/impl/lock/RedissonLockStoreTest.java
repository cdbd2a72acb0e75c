package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redisson.client.codec.StringCodec;

class RedissonLockStoreTest extends LockStoreContract {

    private final String prefix = "test-" + UUID.randomUUID();
    private final LockStore store = new RedissonLockStore(OpenRedis.REDIS, prefix);

    @Override
    LockStore store() {
        return store;
    }

    @Test
    void theFenceGrowsAlsoIfTheLastOneIsAheadOfTheServersClock() {
        TestRedis.client().getBucket(prefix + ":lock:{k}", StringCodec.INSTANCE).set("8999999999999999");
        assertThat(store.acquire("k", "a", Duration.ofMinutes(1), false, false)
                        .toCompletableFuture()
                        .join()
                        .fence())
                .isEqualTo(9_000_000_000_000_000L);
    }

    @Test
    void whatSomebodyElseHasWrittenNeverLooksLikeOurLock() {
        for (String value : List.of("", "x", "12345", "1234567890123456", "not a number at all but long enough")) {
            String key = UUID.randomUUID().toString();
            TestRedis.client()
                    .getBucket(prefix + ":lock:{" + key + "}", StringCodec.INSTANCE)
                    .set(value);
            assertThat(store.release(key, "a").toCompletableFuture().join()).isFalse();
            assertThat(store.renew(key, "a", Duration.ofMinutes(1))
                            .toCompletableFuture()
                            .join())
                    .isFalse();
            store.acquire(key, "a", Duration.ofMinutes(1), true, false)
                    .toCompletableFuture()
                    .join();
        }
    }
}
