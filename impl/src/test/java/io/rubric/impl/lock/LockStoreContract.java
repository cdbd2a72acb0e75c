package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.lock.LockStore.Ask;
import io.rubric.impl.lock.LockStore.Attempt;
import io.rubric.impl.lock.LockStore.Renewal;
import io.rubric.impl.testing.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every engine of locks that exclude everybody does. */
abstract class LockStoreContract {

    static final Duration LONG = Duration.ofMinutes(1);
    static final Duration SHORT = Duration.ofMillis(50);

    private static final AtomicLong OWNERS = new AtomicLong();

    private final String name = name(UUID.randomUUID().toString());

    abstract LockStore store();

    abstract ReleaseTopic topic();

    /** Of a key. */
    abstract String name(String key);

    /** One that no other acquisition has. */
    static String owner() {
        return "node/uuid/" + OWNERS.incrementAndGet();
    }

    private final String a = owner();
    private final String b = owner();

    @Test
    void oneOwnerHasTheLockUntilItGivesItBack() {
        assertThat(acquire(a, LONG, false).acquired()).isTrue();
        assertThat(acquire(b, LONG, false).acquired()).isFalse();
        assertThat(release(a)).isTrue();
        assertThat(acquire(b, LONG, false).acquired()).isTrue();
    }

    @Test
    void onlyTheOwnerGivesBackOrRenews() {
        acquire(a, LONG, false);
        assertThat(release(b)).isFalse();
        assertThat(renew(b, LONG)).isFalse();
        assertThat(renew(a, LONG)).isTrue();
        assertThat(release(a)).isTrue();
        assertThat(release(a)).isFalse();
        assertThat(renew(a, LONG)).isFalse();
    }

    @Test
    void renewingProlongsAndNeverShortens() {
        acquire(a, SHORT, false);
        assertThat(renew(a, LONG)).isTrue();
        assertThat(left()).isGreaterThan(SHORT.toMillis());
        assertThat(renew(a, SHORT)).isTrue();
        assertThat(left()).isGreaterThan(SHORT.toMillis());
    }

    @Test
    void toAskWhetherItIsHeldChangesNothing() {
        acquire(a, LONG, false);
        assertThat(renew(a, Duration.ZERO)).isTrue();
        assertThat(renew(b, Duration.ZERO)).isFalse();
        assertThat(left()).isPositive();
    }

    @Test
    void manyAreRenewedTogetherAndEachIsAnswered() {
        List<Renewal> renewals = IntStream.range(0, 250)
                .mapToObj(i -> new Renewal(name("many-" + UUID.randomUUID()), owner(), LONG))
                .toList();
        for (int i = 0; i < renewals.size(); i += 2) {
            Renewal one = renewals.get(i);
            join(store().acquire(one.name(), one.owner(), new Ask(LONG, false, false)));
        }
        List<? extends CompletionStage<Boolean>> answers = store().renew(renewals);
        for (int i = 0; i < renewals.size(); i++) {
            assertThat(join(answers.get(i))).isEqualTo(i % 2 == 0);
        }
    }

    @Test
    void aLockThatIsKeptIsNobodysUntilItsTimeIsOver() {
        acquire(a, LONG, false);
        assertThat(join(store().release(name, a, Duration.ofMillis(400)))).isTrue();
        assertThat(acquire(b, LONG, false).acquired()).isFalse();
        assertThat(left()).isBetween(1L, 400L);
        TestRedis.await("the end", () -> acquire(b, LONG, false).acquired());
    }

    @Test
    @SuppressWarnings("try") // it listens until it is closed
    void aReleaseIsToldIfSomebodyWaits() {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (var subscription = topic().subscribe(told::add)) {
            acquire(a, LONG, false);
            acquire(b, LONG, true);
            assertThat(told).isEmpty();
            release(a);
            TestRedis.await("the release", () -> told.contains(name));
        }
    }

    String lockName() {
        return name;
    }

    Attempt acquire(String owner, Duration lease, boolean waits) {
        return join(store().acquire(name, owner, new Ask(lease, waits, false)));
    }

    boolean release(String owner) {
        return join(store().release(name, owner, Duration.ZERO));
    }

    boolean renew(String owner, Duration lease) {
        return join(store().renew(List.of(new Renewal(name, owner, lease))).get(0));
    }

    private long left() {
        return TestRedis.client().getKeys().remainTimeToLive(name);
    }

    static <T> T join(CompletionStage<T> answer) {
        return answer.toCompletableFuture().join();
    }
}
