package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.cache.CacheException;
import io.rubric.impl.cache.Removal.OfAll;
import io.rubric.impl.cache.Removal.OfKey;
import io.rubric.impl.redis.Breakers;
import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.ManualTimer;
import io.rubric.impl.testing.Soak;
import io.rubric.impl.testing.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What one cache of a node knows of Redis. */
class RegionTest {

    private static final Removal A = new OfKey("a");

    private final ManualTimer timer = new ManualTimer();
    private final ScriptedRemovals removals = new ScriptedRemovals();
    private final Breakers<Slot> breakers = new Breakers<>(() -> 0, () -> true);
    private final Slots slots = new Slots("test", "users", () -> true);
    private final Region region = region(timer);

    @Test
    void aRemovalThatMayNotHaveHappenedKeepsTheNodeFromReadingUntilItHas() {
        assertThat(region.isReadable("b")).isTrue();
        region.lost(A, new TimeoutException());
        assertThat(region.isReadable("b")).isFalse();
        assertThat(region.isWritable("b")).isFalse();
        timer.pass(Duration.ofSeconds(1));
        removals.answer(0);
        assertThat(region.isReadable("b")).isTrue();
        assertThat(region.isWritable("b")).isTrue();
    }

    @Test
    void whoStopsWaitsForARemovalThatIsUnderWay() {
        region.lost(A, new TimeoutException());
        timer.pass(Duration.ofSeconds(1));
        CompletableFuture<?> end = region.close().toCompletableFuture();
        assertThat(end).isNotDone();
        removals.answer(0);
        assertThat(end).isCompleted();
        assertThat(region.isReadable("b")).isFalse();
    }

    @Test
    void whoStopsKeepsNobodyWaitingForALoad() {
        Flight flight = new Flight(Keeping.plain("users", null, null), List.of());
        region.flights().replace("a", null, flight);
        assertThat(region.close().toCompletableFuture()).isCompleted();
        assertThat(flight.landing()).isCompletedWithValue(Landing.NOTHING);
    }

    @Test
    void aRemovalIsNotSentWhereRedisIsKnownToBeAway() {
        open(slots.of("a"));
        assertThat(region.remove(A).toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(CacheException.class);
        assertThat(region.remove(OfAll.ALL).toCompletableFuture()).isCompletedExceptionally();
        assertThat(removals.asked).isEmpty();
        region.remove(new OfKey(elsewhere("a")));
        assertThat(removals.asked).hasSize(1);
    }

    @Test
    void manyKeysAreAskedForWithOneProbeAPartition() {
        open(slots.of("a"));
        var readable = region.readable();
        assertThat(readable.test("a")).isFalse();
        assertThat(readable.test(elsewhere("a"))).isTrue();
        Region later = region(timer, new Breakers<>(timer::now, () -> true));
        for (int i = 0; i < 5; i++) {
            later.failed(List.of("a"), new TimeoutException());
        }
        timer.pass(Duration.ofMillis(500));
        var probe = later.readable();
        assertThat(probe.test("a")).isTrue();
        assertThat(probe.test("a")).as("the same command").isTrue();
        assertThat(later.readable().test("a")).as("another command").isFalse();
    }

    @Test
    void aRemovalThatIsLostWhenTheOthersAreJustDoneIsNotForgotten() {
        removals.carriesOut = true;
        ScheduledExecutorService real = new Impatient();
        try {
            Region busy = region(real);
            for (int round = 0; round < Soak.of(50, 2_000); round++) {
                Callers.start(4, i -> () -> {
                            for (int n = 0; n < 25; n++) {
                                busy.lost(new OfKey("k" + i), new IllegalStateException("connection lost"));
                            }
                            return true;
                        })
                        .results();
                TestRedis.await("the last", () -> busy.isReadable("a"));
            }
        } finally {
            real.shutdownNow();
        }
    }

    private void open(Slot slot) {
        for (int i = 0; i < 5; i++) {
            breakers.of(slot).failed();
        }
    }

    private String elsewhere(String key) {
        for (int i = 0; ; i++) {
            if (!slots.of("k" + i).equals(slots.of(key))) {
                return "k" + i;
            }
        }
    }

    private Region region(ScheduledExecutorService executor) {
        return region(executor, breakers);
    }

    private Region region(ScheduledExecutorService executor, Breakers<Slot> some) {
        return BareRegion.of(new Stores(new SomeReadings(), null, removals), some, executor);
    }

    /** A timer whose pauses are over at once. */
    private static final class Impatient extends ScheduledThreadPoolExecutor {

        Impatient() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
            return super.schedule(action, unit.toMillis(delay) <= 250 ? 0 : delay, unit);
        }
    }
}
