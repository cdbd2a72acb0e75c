package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.event.GroupLog.Fetched;
import io.rubric.impl.testing.ManualTimer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of events when there is no thread for them, or no memory. */
class NoThreadTest extends GroupReading {

    private final ManualTimer timer = new ManualTimer();
    private final FakeLog log = new FakeLog();
    private final TopicTally tally = new TopicTally();
    private final Observers observers = Observers.quick();

    static Stream<Throwable> troubles() {
        return Stream.of(
                new OutOfMemoryError("unable to create native thread"), new RejectedExecutionException("it is full"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whatALaneHasNoThreadForIsBegunLater(Throwable trouble) {
        log.events("a", "b");
        reader(log, failing(trouble, 1, 1), observers, timer).start();
        assertThat(observers.called).isEmpty();
        timer.pass(Waits.PAUSE.multipliedBy(2));
        assertThat(observers.called).containsExactly("a", "b");
        assertThat(log.calls("bury")).isEmpty();
        assertThat(log.calls("acknowledge")).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whatNobodyCouldLookAtIsTakenAgainWithAllItsAttempts(Throwable trouble) {
        log.events("a", "b");
        reader(log, failing(trouble, 0, 1), observers, timer).start();
        assertThat(log.calls("release")).containsExactly("release [a, b]");
        heldByRedis("a", "b");
        timer.pass(Duration.ofSeconds(1));
        assertThat(observers.called).containsExactly("a", "b");
    }

    @Test
    void aNodeWithoutMemoryForAnEventDoesNotRefuseIt() {
        AtomicInteger left = new AtomicInteger(1);
        StreamConsumer poor = envelope -> {
            if (left.getAndDecrement() > 0) {
                throw new OutOfMemoryError("Java heap space");
            }
            return observers.open(envelope);
        };
        log.events("a", "b");
        reader(log, Runnable::run, poor, timer).start();
        assertThat(log.calls("release")).as("nobody has looked at it").containsExactly("release [b]");
        heldByRedis("a", "b");
        timer.pass(Duration.ofSeconds(1));
        assertThat(observers.called).containsExactly("a", "b");
        assertThat(log.calls("bury")).isEmpty();
    }

    @Test
    void anExecutorThatFailsWithWhatItRunsAllTheSameDoesNotRunItTwice() {
        Queue<Runnable> queued = new ArrayDeque<>();
        AtomicInteger calls = new AtomicInteger();
        log.events("a");
        reader(
                        log,
                        task -> {
                            if (calls.getAndIncrement() != 1) {
                                task.run();
                            } else {
                                queued.add(task);
                                throw new OutOfMemoryError("unable to create native thread");
                            }
                        },
                        observers,
                        timer)
                .start();
        timer.pass(Waits.PAUSE);
        queued.remove().run();
        assertThat(observers.called).containsExactly("a");
        assertThat(log.calls("bury")).isEmpty();
        log.events("b");
        timer.pass(Duration.ofSeconds(1));
        assertThat(observers.called).containsExactly("a", "b");
    }

    @Test
    void whatIsDoneAgainAndAgainIsDoneAfterAnErrorToo() {
        AtomicInteger runs = new AtomicInteger();
        new Waits(timer).every(Duration.ofSeconds(1), () -> {
            if (runs.getAndIncrement() == 0) {
                throw new OutOfMemoryError("Java heap space");
            }
        });
        timer.pass(Duration.ofSeconds(3));
        assertThat(runs).hasValue(3);
    }

    @Test
    void noEventIsLostOrBuriedWhileThereAreNoThreads() {
        ExecutorService threads = Executors.newCachedThreadPool();
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
        AtomicInteger calls = new AtomicInteger();
        Executor scarce = task -> {
            if (calls.getAndIncrement() % 2 == 0) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            threads.execute(task);
        };
        GroupReader reader = reader(log("one"), scarce, observers, clock);
        try {
            reader.start().toCompletableFuture().join();
            sender.append(0, 100);
            reader.wake();
            await("all", () -> observers.called.size() == 100);
            awaitDone();
            assertThat(observers.called).containsExactlyElementsOf(numbers(0, 100));
            assertThat(deadLetters().size()).isZero();
        } finally {
            join(reader.stop());
            clock.shutdownNow();
            threads.shutdownNow();
        }
    }

    private void heldByRedis(String... envelopes) {
        log.answer(
                "own",
                CompletableFuture.completedFuture(new Fetched(
                        Stream.of(envelopes).map(e -> FakeLog.entry(e, 1)).toList(), 0, "", false, "")));
    }

    /** Refuses some of what it is given, after some that it runs at once. */
    private static Executor failing(Throwable trouble, int before, int refusals) {
        AtomicInteger calls = new AtomicInteger();
        return task -> {
            int call = calls.getAndIncrement();
            if (call >= before && call < before + refusals) {
                NoThreadTest.<RuntimeException>raise(trouble);
            }
            task.run();
        };
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable trouble) throws T {
        throw (T) trouble;
    }

    private GroupReader reader(
            GroupLog of, Executor executor, StreamConsumer consumer, ScheduledExecutorService clock) {
        GroupPolicy policy = new GroupPolicy("group", false, 4, Duration.ofSeconds(1), 1, Duration.ofSeconds(60));
        return new GroupReader(
                "orders", of, policy, consumer, executor, clock, gap -> {}, tally, Duration.ofSeconds(10));
    }
}
