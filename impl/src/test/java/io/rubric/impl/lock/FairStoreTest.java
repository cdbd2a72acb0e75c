package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.TestRedis;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FairStoreTest extends LockStoreContract {

    private static final String PREFIX = "test-" + UUID.randomUUID();

    private final LockStore store = new FairStore(OpenRedis.REDIS, PREFIX + ":lock-released");

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
    void whoComesFirstIsServedFirst() {
        String holder = owner();
        String first = owner();
        String second = owner();
        acquire(holder, LONG, false);
        acquire(first, LONG, true);
        acquire(second, LONG, true);
        release(holder);
        assertThat(acquire(owner(), LONG, false).acquired()).isFalse();
        assertThat(acquire(second, LONG, true).acquired()).isFalse();
        assertThat(acquire(first, LONG, true).acquired()).isTrue();
        release(first);
        assertThat(acquire(second, LONG, true).acquired()).isTrue();
    }

    @Test
    void whoGoesHoldsUpNobody() {
        String holder = owner();
        String first = owner();
        String second = owner();
        acquire(holder, LONG, false);
        acquire(first, LONG, true);
        acquire(second, LONG, true);
        release(holder);
        join(store.forget(lockName(), first));
        assertThat(acquire(second, LONG, true).acquired()).isTrue();
    }

    @Test
    void whoDiesWaitingHoldsUpTheOthersForSecondsOnly() {
        String holder = owner();
        String second = owner();
        acquire(holder, LONG, false);
        acquire(owner(), LONG, true);
        acquire(second, LONG, true);
        release(holder);
        assertThat(acquire(second, LONG, true).acquired()).isFalse();
        TestRedis.await(
                "the place of the second", () -> acquire(second, LONG, true).acquired());
    }
}
