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

class PermitStoreTest {

    private final String channel = "test-" + UUID.randomUUID();
    private final String name = channel + ":permits:{k}";
    private final LockStore two = new PermitStore(OpenRedis.REDIS, channel, 2);
    private final String a = owner();
    private final String b = owner();
    private final String c = owner();

    @Test
    void asManyAreInsideAsThereArePermits() {
        assertThat(acquire(a, LONG, false).acquired()).isTrue();
        assertThat(acquire(b, LONG, false).acquired()).isTrue();
        Attempt refused = acquire(c, LONG, true);
        assertThat(refused.acquired()).isFalse();
        assertThat(refused.expiresIn()).isBetween(1L, LONG.toMillis());
        assertThat(refused.holder()).isEqualTo(a);
        assertThat(acquire(a, LONG, false).acquired()).isTrue(); // asking twice is asking once
        assertThat(release(a)).isTrue();
        assertThat(release(a)).isFalse();
        assertThat(acquire(c, LONG, false).acquired()).isTrue();
    }

    @Test
    void whoDiesLosesItsPermitAfterTheLease() {
        acquire(a, SHORT, false);
        acquire(b, LONG, false);
        TestRedis.await("a permit", () -> acquire(c, LONG, false).acquired());
        assertThat(renew(a)).isFalse();
        assertThat(release(a)).isFalse();
    }

    @Test
    void aPermitThatIsRenewedStays() {
        acquire(a, SHORT, false);
        assertThat(renew(a)).isTrue();
        acquire(b, LONG, false);
        assertThat(acquire(c, LONG, false).expiresIn()).isGreaterThan(SHORT.toMillis());
    }

    @Test
    @SuppressWarnings("try") // it listens until it is closed
    void aReleaseIsToldOnlyIfSomebodyWaits() {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (var subscription = RedissonStore.topic(OpenRedis.REDIS, channel).subscribe(told::add)) {
            acquire(a, LONG, false);
            acquire(b, LONG, false);
            assertThat(TestRedis.commandsDuring(() -> release(a))).doesNotContainKey("publish");
            acquire(a, LONG, false);
            acquire(c, LONG, true);
            release(b);
            TestRedis.await("the release", () -> told.contains(name));
        }
    }

    @Test
    void nothingIsLeftWhenTheLeasesAreOver() {
        acquire(a, SHORT, false);
        TestRedis.await("nothing", () -> TestRedis.client().getKeys().countExists(name) == 0);
    }

    private Attempt acquire(String owner, Duration lease, boolean waits) {
        return join(two.acquire(name, owner, new Ask(lease, waits, false)));
    }

    private boolean release(String owner) {
        return join(two.release(name, owner, Duration.ZERO));
    }

    private boolean renew(String owner) {
        return join(two.renew(List.of(new Renewal(name, owner, LONG))).get(0));
    }
}
