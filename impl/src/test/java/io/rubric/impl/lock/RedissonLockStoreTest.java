package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.TestRedis;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RedissonLockStoreTest extends LockStoreContract {

    private static final String PREFIX = "test-" + UUID.randomUUID();

    private final LockStore store = new RedissonLockStore(OpenRedis.REDIS);

    @Override
    LockStore store() {
        return store;
    }

    @Override
    ReleaseTopic topic() {
        return RedissonLockStore.topic(OpenRedis.REDIS, PREFIX + ":lock:");
    }

    @Override
    String name(String key) {
        return PREFIX + ":lock:{" + key + "}";
    }

    @Test
    void itExcludesHandWrittenCodeAndIsExcludedByIt() {
        var theirs = TestRedis.client().getLock(lockName());
        String owner = owner();
        assertThat(acquire(owner, LONG, false).acquired()).isTrue();
        assertThat(theirs.tryLock()).isFalse();
        join(store.release(lockName(), owner, Duration.ZERO));
        assertThat(theirs.tryLock()).isTrue();
        assertThat(acquire(owner(), LONG, false).acquired()).isFalse();
        theirs.unlock();
    }
}
