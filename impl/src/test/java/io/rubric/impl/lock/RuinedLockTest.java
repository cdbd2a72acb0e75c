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
import org.redisson.client.codec.StringCodec;

/** What was evicted, or written by somebody else, breaks no more than it must. */
class RuinedLockTest {

    /** Of a text that a stranger has written, enough to see a node's name in it. */
    private static final int LONGEST = 600;

    private static final String LARGE = "x".repeat(1_000_000);

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

    @Test
    void anOwnerThatAStrangerHasWrittenIsNotReadInFull() {
        TestRedis.client().getBucket(name, StringCodec.INSTANCE).set("0".repeat(16) + "0" + LARGE);
        assertIsShort(acquire(new WriteStore(OpenRedis.REDIS, channel), owner()));
        assertIsShort(acquire(new ReadStore(OpenRedis.REDIS, channel), owner()));
        assertIsShort(acquire(fair, owner()));
        TestRedis.client().getKeys().delete(name);
    }

    @Test
    void norIsOneInAQueueOrOfAPermit() {
        long later = System.currentTimeMillis() + LONG.toMillis();
        TestRedis.client()
                .getScoredSortedSet(name + ":queue", StringCodec.INSTANCE)
                .add(1, LARGE);
        TestRedis.client()
                .getScoredSortedSet(name + ":queue:alive", StringCodec.INSTANCE)
                .add(later, LARGE);
        assertIsShort(acquire(fair, owner()));
        String permits = channel + ":permits:{k}";
        TestRedis.client().getScoredSortedSet(permits, StringCodec.INSTANCE).add(later, LARGE);
        assertIsShort(join(
                new PermitStore(OpenRedis.REDIS, channel, 1).acquire(permits, owner(), new Ask(LONG, true, false))));
        TestRedis.client().getKeys().delete(permits, name + ":queue", name + ":queue:alive");
    }

    private static void assertIsShort(Attempt refused) {
        assertThat(refused.acquired()).isFalse();
        assertThat(refused.holder()).hasSizeLessThan(LONGEST);
    }

    private Attempt acquire(LockStore store, String owner) {
        return join(store.acquire(name, owner, new Ask(LONG, true, false)));
    }
}
