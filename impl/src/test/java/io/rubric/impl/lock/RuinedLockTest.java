package io.rubric.impl.lock;

import static io.rubric.impl.lock.LockStoreContract.LONG;
import static io.rubric.impl.lock.LockStoreContract.join;
import static io.rubric.impl.lock.LockStoreContract.owner;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.lock.LockStore.Ask;
import io.rubric.impl.lock.LockStore.Attempt;
import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.TestRedis;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was evicted, or written by somebody else, breaks no more than it must. */
class RuinedLockTest {

    private final String channel = "test-" + UUID.randomUUID();
    private final String name = channel + ":lock:{k}";
    private final LockStore fair = new FairStore(OpenRedis.REDIS, channel);

    @Test
    void whoStandsInTheQueueWithoutAHeartbeatIsDead() {
        String holder = owner();
        String second = owner();
        acquire(fair, holder);
        acquire(fair, owner()); // dies waiting
        acquire(fair, second);
        join(fair.release(name, holder, Duration.ZERO));
        TestRedis.client().getKeys().delete(name + ":queue:alive");
        assertThat(acquire(fair, second).acquired()).isTrue();
    }

    private Attempt acquire(LockStore store, String owner) {
        return join(store.acquire(name, owner, new Ask(LONG, true, false)));
    }
}
