package io.rubric.impl.lock;

import static io.rubric.impl.lock.LockStoreContract.LONG;
import static io.rubric.impl.lock.LockStoreContract.SHORT;
import static io.rubric.impl.lock.LockStoreContract.join;
import static io.rubric.impl.lock.LockStoreContract.owner;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.lock.LockStore.Ask;
import io.rubric.impl.lock.LockStore.Attempt;
import io.rubric.impl.lock.LockStore.Renewal;
import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Those who share a lock, and those who do not. */
class ReadStoreTest {

    private final String channel = "test-" + UUID.randomUUID();
    private final String name = channel + ":lock:{k}";
    private final LockStore read = new ReadStore(OpenRedis.REDIS, channel);
    private final LockStore write = new WriteStore(OpenRedis.REDIS, channel);
    private final String a = owner();
    private final String b = owner();
    private final String c = owner();

    @Test
    void readersShareAndWritersExcludeThem() {
        assertThat(acquire(read, a, LONG, false).acquired()).isTrue();
        assertThat(acquire(read, b, LONG, false).acquired()).isTrue();
        assertThat(acquire(write, c, LONG, false).acquired()).isFalse();
        assertThat(release(read, a)).isTrue();
        assertThat(acquire(write, c, LONG, false).acquired()).isFalse();
        assertThat(release(read, b)).isTrue();
        assertThat(acquire(write, c, LONG, false).acquired()).isTrue();
        assertThat(acquire(read, a, LONG, false).acquired()).isFalse();
        assertThat(release(write, c)).isTrue();
        assertThat(acquire(read, a, LONG, false).acquired()).isTrue();
    }

    @Test
    void aWriterThatWaitsKeepsNewReadersOutUntilItGoes() {
        acquire(read, a, LONG, false);
        acquire(write, c, LONG, true);
        assertThat(acquire(read, b, LONG, false).acquired()).isFalse();
        assertThat(acquire(read, a, LONG, false).acquired()).isTrue(); // asking twice is asking once
        join(write.forget(name, c));
        assertThat(acquire(read, b, LONG, false).acquired()).isTrue();
    }

    @Test
    void aWriterThatDiesWaitingKeepsReadersOutForSecondsOnly() {
        acquire(read, a, LONG, false);
        acquire(write, c, LONG, true);
        TestRedis.await("the reader", () -> acquire(read, b, LONG, false).acquired());
    }

    @Test
    void afterTheLastReaderTheWaitingWriterComesFirst() {
        acquire(read, a, LONG, false);
        acquire(write, c, LONG, true);
        release(read, a);
        assertThat(acquire(read, b, LONG, true).acquired()).isFalse();
        assertThat(join(write.acquire(name, c, new Ask(LONG, true, true))).acquired())
                .isTrue();
    }

    @Test
    void aReaderThatDiesIsGoneAfterItsLeaseThoughOthersStay() {
        acquire(read, a, SHORT, false);
        acquire(read, b, LONG, false);
        release(read, b);
        TestRedis.await("the writer", () -> acquire(write, c, LONG, false).acquired());
        assertThat(release(read, a)).isFalse();
        assertThat(renew(a)).isFalse();
    }

    @Test
    void aReaderIsRenewedByItself() {
        acquire(read, a, SHORT, false);
        assertThat(renew(a)).isTrue();
        assertThat(renew(b)).isFalse();
        assertThat(acquire(write, c, LONG, false).expiresIn()).isGreaterThan(SHORT.toMillis());
    }

    @Test
    void fencesGrowWithReadersAndWriters() {
        long first = acquire(read, a, LONG, false).fence();
        long second = acquire(read, b, LONG, false).fence();
        release(read, a);
        release(read, b);
        long third = acquire(write, c, LONG, false).fence();
        assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void readersWhoseLockWasTakenAwayHaveLostIt() {
        acquire(read, a, LONG, false);
        TestRedis.client().getKeys().delete(name);
        assertThat(renew(a)).isFalse();
        acquire(read, b, LONG, false);
        assertThat(renew(a)).isFalse();
    }

    @Test
    @SuppressWarnings("try") // it listens until it is closed
    void theLastReaderTellsTheWaitingWriter() {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (var subscription = RedissonStore.topic(OpenRedis.REDIS, channel).subscribe(told::add)) {
            acquire(read, a, LONG, false);
            acquire(read, b, LONG, false);
            acquire(write, c, LONG, true);
            release(read, a);
            assertThat(told).isEmpty();
            release(read, b);
            TestRedis.await("the release", () -> told.contains(name));
        }
    }

    private Attempt acquire(LockStore store, String owner, Duration lease, boolean waits) {
        return join(store.acquire(name, owner, new Ask(lease, waits, false)));
    }

    private boolean release(LockStore store, String owner) {
        return join(store.release(name, owner, Duration.ZERO));
    }

    private boolean renew(String owner) {
        return join(read.renew(List.of(new Renewal(name, owner, LONG))).get(0));
    }
}
