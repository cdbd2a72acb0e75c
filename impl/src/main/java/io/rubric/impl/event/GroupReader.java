package io.rubric.impl.event;

import io.rubric.event.RedisEventGap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Works off a durable topic for one group: from its start to its end on this node. It has no thread of its own. */
final class GroupReader {

    /** News may be lost on their way. */
    private static final Duration POLL = Duration.ofSeconds(1);

    /** A third of what others wait for, so that an answer may be lost. */
    private static final Duration TEND = RedissonGroupLog.TTL.dividedBy(3);

    /** For each of the last answers of Redis, while the application stops. */
    private static final Duration LAST = Duration.ofSeconds(1);

    private final GroupLog log;
    private final GroupPolicy policy;
    private final Duration patience;
    private final Waits waits;
    private final InHand inHand;
    private final Acknowledgements acknowledgements;
    private final KeyLanes lanes;
    private final Intake intake;
    private final AtomicBoolean keeping = new AtomicBoolean();
    private final List<Future<?>> tasks = new ArrayList<>();

    /**
     * @param consumer the group's observers
     * @param executor threads of the application
     * @param timer whose tasks are short
     * @param gaps told of what is missing; must not wait
     * @param patience for what runs when it stops
     */
    GroupReader(
            String topic,
            GroupLog log,
            GroupPolicy policy,
            StreamConsumer consumer,
            Executor executor,
            ScheduledExecutorService timer,
            Consumer<RedisEventGap> gaps,
            TopicTally tally,
            Duration patience) {
        this.log = log;
        this.policy = policy;
        this.patience = patience;
        waits = new Waits(timer);
        inHand = new InHand(policy.concurrency());
        acknowledgements = new Acknowledgements(log, waits, inHand);
        StreamGaps told = new StreamGaps(topic, tally, gaps);
        Burials burials = new Burials(topic, log, waits, inHand, tally);
        Backoff backoff = new Backoff(policy.backoff(), GroupReader::random);
        Attempts attempts =
                new Attempts(log, waits, inHand, acknowledgements, burials, told, tally, backoff, policy.maxAttempts());
        lanes = new KeyLanes(policy.concurrency(), executor, attempts);
        Arrivals arrivals = new Arrivals(consumer, lanes, acknowledgements, burials, policy.maxAttempts());
        intake = new Intake(log, waits, inHand, told, tally, executor, arrivals::arrived, policy);
    }

    /** Begins. Ends when the group is there, so that no event is missed that comes after; if Redis does not answer, that is much later. */
    CompletionStage<Void> start() {
        intake.wake();
        tasks.add(waits.every(POLL, intake::wake));
        tasks.add(waits.every(policy.visibility().dividedBy(3), this::keep));
        tasks.add(waits.every(TEND, this::tend));
        sweepLater();
        return intake.ready();
    }

    /** There are news. Anybody may call it; it never waits. */
    void wake() {
        intake.wake();
    }

    /** Takes nothing more, and leaves what was not begun to others. Ends when all that runs has ended, or its time; never fails. */
    CompletionStage<Void> stop() {
        waits.stop();
        CompletionStage<?> running = CompletableFuture.allOf(
                intake.stop().toCompletableFuture(), lanes.stop().toCompletableFuture());
        return last(patience, () -> running)
                .thenCompose(done -> last(LAST, acknowledgements::flush))
                .thenCompose(done -> last(LAST, this::release))
                .thenCompose(done -> last(LAST, log::close))
                .thenRun(() -> tasks.forEach(task -> task.cancel(false)));
    }

    private CompletionStage<?> release() {
        Collection<String> ids = policy.passing() ? List.of() : lanes.unbegun();
        return ids.isEmpty() ? CompletableFuture.completedFuture(null) : log.release(ids);
    }

    private CompletionStage<Boolean> last(Duration limit, Supplier<? extends CompletionStage<?>> step) {
        return waits.within(limit, () -> step.get().thenApply(done -> true)).handle((done, error) -> error == null);
    }

    private void sweepLater() {
        waits.later(Backoff.jitter(policy.visibility().dividedBy(2), GroupReader::random), () -> {
            sweepLater();
            intake.sweep();
        });
    }

    private void keep() {
        Collection<String> ids = inHand.ids();
        if (!ids.isEmpty() && keeping.compareAndSet(false, true)) {
            waits.answer(() -> log.keep(ids)).whenComplete((done, error) -> {
                keeping.set(false);
                warn("Events could not be kept for this node", error);
            });
        }
    }

    private void tend() {
        waits.answer(log::tend).whenComplete((done, error) -> warn("A group could not be kept", error));
    }

    private static double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    private void warn(String what, @Nullable Throwable error) {
        if (error != null && !(error instanceof NoGroupException)) {
            waits.warn(what, error);
        }
    }
}
