package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.lock.LockStore.Renewal;
import io.rubric.impl.testing.OpenRedis;
import io.rubric.lock.OnLost;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When Redis is asked for a lock that lasts longer than its lease: a loss is found within a third of the lease nevertheless. */
class LeaseQuestionTest {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration THIRD = LEASE.dividedBy(3);

    private final AtomicLong clock = new AtomicLong();

    private Lease lease(Duration atLeast, Duration maxHold) {
        Term term = new Term(LEASE, true, atLeast, maxHold, OnLost.FAIL);
        LockStore store = new WriteStore(OpenRedis.REDIS, "channel");
        return new Lease(new LockKey("k", "p:lock:{k}"), "node/uuid/1", 1, term, 0, store, clock::get);
    }

    private void answered(Lease lease, Renewal renewal) {
        lease.renewed(renewal, clock.get(), CompletableFuture.completedFuture(true));
    }

    @Test
    void ofALockThatIsHeldAtLeastForLongerItIsAskedWithoutProlonging() {
        Lease lease = lease(HOUR, Duration.ZERO);
        assertThat(lease.due()).isNull();
        clock.addAndGet(THIRD.toNanos());
        Renewal question = lease.due();
        assertThat(question).extracting(Renewal::lease).isEqualTo(Duration.ZERO);
        answered(lease, question);
        assertThat(lease.due()).isNull();
        assertThat(lease.remaining()).isEqualTo(HOUR.minus(THIRD));
        clock.addAndGet(THIRD.toNanos());
        assertThat(lease.due()).isNotNull();
    }

    @Test
    void ofALockThatWasExtendedToo() {
        Lease lease = lease(Duration.ZERO, Duration.ZERO);
        answered(lease, new Renewal("p:lock:{k}", "node/uuid/1", HOUR));
        clock.addAndGet(THIRD.toNanos());
        assertThat(lease.due()).extracting(Renewal::lease).isEqualTo(Duration.ZERO);
    }

    @Test
    void ofALockThatMayNotBeProlongedAnyMoreNotMoreOftenThanThat() {
        Lease lease = lease(Duration.ZERO, LEASE);
        clock.addAndGet(THIRD.multipliedBy(2).toNanos());
        answered(lease, lease.due());
        clock.incrementAndGet();
        assertThat(lease.due()).isNull();
    }
}
