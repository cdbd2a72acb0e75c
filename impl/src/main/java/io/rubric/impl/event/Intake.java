package io.rubric.impl.event;

import io.rubric.impl.event.GroupLog.Entry;
import io.rubric.impl.event.GroupLog.Fetched;
import io.rubric.impl.event.GroupLog.Opened;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes events as long as there is room. One step after the other, each of which asks Redis once: make sure that the group is there, take what this node has not finished,
 * what others have left, and what is new. Whoever wakes it while a step is under way makes it look once more.
 */
final class Intake {

    /** Events of one answer, so that others need not wait long for theirs. */
    private static final int BATCH = 100;

    private static final CompletionStage<Boolean> NOTHING = CompletableFuture.completedFuture(false);

    private final GroupLog log;
    private final Waits waits;
    private final InHand inHand;
    private final StreamGaps gaps;
    private final TopicTally tally;
    private final Executor executor;
    private final Consumer<Entry> arrivals;
    private final Duration visibility;
    private final boolean alone;

    private final AtomicInteger calls = new AtomicInteger();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private volatile boolean thirsty;
    private volatile boolean sweep;
    private volatile boolean stopped;

    // Only steps touch these.
    private String last = "";
    private String told = "";
    private boolean open;
    private boolean gone;
    private boolean own = true;
    private boolean claim;

    /**
     * @param executor on which arrivals are looked at
     * @param policy of the group
     */
    Intake(
            GroupLog log,
            Waits waits,
            InHand inHand,
            StreamGaps gaps,
            TopicTally tally,
            Executor executor,
            Consumer<Entry> arrivals,
            GroupPolicy policy) {
        this.log = log;
        this.waits = waits;
        this.inHand = inHand;
        this.gaps = gaps;
        this.tally = tally;
        this.executor = executor;
        this.arrivals = arrivals;
        this.visibility = policy.visibility();
        this.alone = policy.passing();
        inHand.onFreed(this::freed);
    }

    /** Looks whether there is something; never waits. */
    void wake() {
        if (calls.getAndIncrement() == 0) {
            go();
        }
    }

    /** Looks also for what was left: by others, and by answers of Redis that came too late. */
    void sweep() {
        sweep = true;
        wake();
    }

    /** Ends when the group is there, or nothing is taken any more. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Takes nothing more. Ends when nothing is under way. */
    CompletionStage<?> stop() {
        stopped = true;
        wake();
        return idle;
    }

    private void freed() {
        if (thirsty && inHand.room() > 0) {
            wake();
        }
    }

    private void go() {
        int seen = calls.get();
        next().whenComplete((more, error) -> {
            boolean again = error == null ? more : failed(Waits.cause(error));
            if (again || calls.addAndGet(-seen) > 0) {
                go();
            }
        });
    }

    /** Whatever happens, there is a next step. */
    private CompletionStage<Boolean> next() {
        try {
            return step();
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<Boolean> step() {
        if (stopped) {
            ready.complete(null);
            idle.complete(null);
            return NOTHING;
        }
        if (!open) {
            return waits.answer(() -> log.open(last)).thenApply(this::opened);
        }
        thirsty = true; // before looking: who makes room meanwhile must see it
        int room = Math.min(inHand.room(), BATCH);
        if (room == 0) {
            return NOTHING;
        }
        thirsty = false;
        if (sweep) {
            sweep = false;
            own = true;
            claim = !alone;
        }
        if (own) {
            return take(() -> log.own(room, inHand.busy())).thenApply(taken -> {
                own = taken.more();
                return true;
            });
        }
        if (claim) {
            return take(() -> log.claim(visibility, room)).thenApply(taken -> {
                claim = taken.more();
                return true;
            });
        }
        return take(() -> log.fetch(room, told)).thenApply(taken -> {
            if (!taken.entries().isEmpty()) {
                last = taken.entries().get(taken.entries().size() - 1).id();
            }
            return taken.more();
        });
    }

    private boolean opened(Opened group) {
        open = true;
        own = true;
        if (last.isEmpty()) {
            last = group.after();
        }
        if (gone || group.anew()) {
            gone = false;
            gaps.noGroup(last);
        }
        ready.complete(null);
        return true;
    }

    private CompletionStage<Fetched> take(Supplier<CompletionStage<Fetched>> question) {
        return waits.answer(question).thenCompose(taken -> {
            gaps.trimmed(taken.missing(), taken.lost().isEmpty() ? last : taken.lost());
            told = taken.receipt().isEmpty() ? told : taken.receipt();
            List<Entry> entries = taken.entries().stream()
                    .filter(entry -> inHand.add(entry.id())) // a group that was made anew has what was in hand
                    .toList();
            tally.received(entries.size());
            return entries.isEmpty()
                    ? CompletableFuture.completedFuture(taken)
                    : handOver(entries).thenApply(done -> taken);
        });
    }

    private CompletionStage<Void> handOver(List<Entry> entries) {
        Deque<Entry> left = new ArrayDeque<>(entries);
        CompletableFuture<Void> end = new CompletableFuture<>();
        Starts.on(
                executor,
                () -> {
                    try {
                        arrived(left);
                        end.complete(null);
                    } catch (Throwable e) {
                        end.completeExceptionally(e);
                    }
                },
                end::completeExceptionally);
        return end.exceptionallyCompose(error -> giveBack(left, error));
    }

    private void arrived(Deque<Entry> left) {
        while (!left.isEmpty()) {
            Entry next = left.remove();
            try {
                arrivals.accept(next);
            } catch (Throwable e) { // it is this node's, and looked for again; that it was taken counts: it may be its
                // doing
                inHand.remove(List.of(next.id()));
                throw e;
            }
        }
    }

    /** What nobody has looked at is looked for again, and has not had an attempt. */
    private CompletionStage<Void> giveBack(Collection<Entry> left, Throwable error) {
        List<String> ids = left.stream().map(Entry::id).toList();
        return waits.answer(() -> log.release(ids)).handle((released, trouble) -> {
            inHand.remove(ids);
            throw new CompletionException(error);
        });
    }

    /** True if it goes on at once; else with the next call. */
    private boolean failed(Throwable error) {
        own = true; // an answer may be lost, and with it events
        if (error instanceof NoGroupException) {
            open = false;
            gone = true;
            inHand.groupIsGone();
            return true;
        }
        waits.warn("A durable topic could not be read", error);
        return false;
    }
}
