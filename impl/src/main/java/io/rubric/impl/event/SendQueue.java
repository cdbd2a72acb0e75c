package io.rubric.impl.event;

import io.rubric.impl.event.Runs.Numbered;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way to one Redis master, in the order in which they came: one batch is under way, and what comes meanwhile is the next one. An event that must not be lost
 * is sent until Redis has it, and those behind it wait.
 */
final class SendQueue {

    private static final System.Logger LOG = System.getLogger(SendQueue.class.getName());

    /** Of one batch, so that the first need not wait long for the last. */
    private static final int MOST = 512;

    private static final int MOST_BYTES = 1 << 20;
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** What Redis says no to, not for want of a connection, is tried so often. */
    private static final int MOST_REFUSALS = 10;

    private final EventBus bus;
    private final Seal seal;
    private final Runs runs;
    private final ScheduledExecutorService timer;
    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Deque<Queued> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean busy;
    private int refusals;

    /**
     * @param events that wait at most
     * @param bytes that they have at most
     */
    record Limits(int events, long bytes) {}

    private record Queued(Outgoing event, Numbered number, boolean beat) {
        Parcel parcel(Seal seal) {
            boolean durable = event.topic().durable();
            byte[] envelope = durable ? event.envelope() : number.stamp().on(event.envelope());
            return new Parcel(
                    event.topic(), seal.seal(envelope), number.run(), number.number(), event.once() ? event.id() : "");
        }

        void tell(@Nullable Throwable error) {
            if (error == null) {
                event.taken().complete(null);
            } else {
                event.taken().completeExceptionally(error);
            }
        }
    }

    SendQueue(EventBus bus, Seal seal, Runs runs, ScheduledExecutorService timer, Limits limits) {
        this.bus = bus;
        this.seal = seal;
        this.runs = runs;
        this.timer = timer;
        this.limits = limits;
    }

    /**
     * Takes events, all or none; waits for room. They are sent in this order, and those of other calls before or after all of them. Broadcast events that are not taken have
     * their numbers all the same, so that others learn that they are missing.
     *
     * @return false if there was no room in time
     */
    boolean offer(List<Outgoing> events, Duration patience) throws InterruptedException {
        long size = events.stream().mapToLong(event -> event.envelope().length).sum();
        boolean taken = false;
        lock.lock();
        try {
            taken = awaitRoom(events.size(), size, patience.toNanos());
        } finally {
            for (Outgoing event : events) {
                if (taken) {
                    waiting.add(new Queued(event, runs.next(event.topic()), false));
                } else if (!event.topic().durable()) {
                    runs.next(event.topic());
                }
            }
            bytes += taken ? size : 0;
            lock.unlock();
        }
        if (taken) {
            pump();
        }
        return taken;
    }

    private boolean awaitRoom(int events, long size, long patience) throws InterruptedException {
        long left = patience;
        while (!waiting.isEmpty() && (waiting.size() + events > limits.events || bytes + size > limits.bytes)) {
            if (left <= 0) {
                return false;
            }
            left = room.awaitNanos(left);
        }
        return true;
    }

    /** Tells the last numbers again, if nothing else is to be sent. */
    void beat(Heartbeat heartbeat) {
        lock.lock();
        try {
            if (busy || !waiting.isEmpty()) {
                return;
            }
            runs.beat().forEach((topic, number) -> {
                Outgoing beat = heartbeat.of(topic);
                bytes += beat.envelope().length;
                waiting.add(new Queued(beat, number, true));
            });
        } finally {
            lock.unlock();
        }
        pump();
    }

    /** True if nothing waits and nothing is under way. */
    boolean isIdle() {
        lock.lock();
        try {
            return !busy && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** How many would be lost if the node ended now. */
    int firm() {
        lock.lock();
        try {
            return (int) waiting.stream().filter(queued -> queued.event.firm()).count();
        } finally {
            lock.unlock();
        }
    }

    /** Sends what may be sent. Whoever is second, this loop or the end of a batch, goes on, so that batches which fail at once do not nest. */
    private void pump() {
        for (List<Queued> next = next(); !next.isEmpty(); next = next()) {
            List<Queued> batch = next;
            AtomicBoolean second = new AtomicBoolean();
            sent(batch).whenComplete((refused, error) -> {
                ended(batch, refused, error);
                if (second.getAndSet(true)) {
                    pump();
                }
            });
            if (!second.getAndSet(true)) {
                return;
            }
        }
    }

    /** Whatever happens, the batch has an end, and the queue goes on. */
    private CompletionStage<Map<TopicRule, Throwable>> sent(List<Queued> batch) {
        try {
            return bus.send(batch.stream().map(queued -> queued.parcel(seal)).toList());
        } catch (Throwable e) { // an Error, too: for want of memory, or of stack where an observer fires
            return CompletableFuture.failedFuture(e);
        }
    }

    private List<Queued> next() {
        List<Queued> batch = new ArrayList<>();
        lock.lock();
        try {
            if (busy) {
                return List.of();
            }
            int size = 0;
            while (!waiting.isEmpty() && batch.size() < MOST && size < MOST_BYTES) {
                Queued next = waiting.remove();
                int length = next.event.envelope().length;
                bytes -= length;
                if (!next.event.taken().isDone()) {
                    size += length;
                    batch.add(next);
                }
            }
            busy = !batch.isEmpty();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        return batch;
    }

    private void ended(List<Queued> batch, @Nullable Map<TopicRule, Throwable> answer, @Nullable Throwable error) {
        Throwable silence = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        Map<TopicRule, Throwable> refused = answer == null ? Map.of() : answer;
        List<Queued> again = new ArrayList<>();
        lock.lock();
        try {
            refusals = refused.isEmpty() ? 0 : refusals + 1;
            for (Queued queued : batch) {
                boolean taken = silence == null && !refused.containsKey(queued.event.topic());
                if (taken && queued.beat) {
                    runs.told(queued.event.topic());
                } else if (!taken && queued.event.firm() && refusals < MOST_REFUSALS) {
                    again.add(queued);
                }
            }
            for (int i = again.size() - 1; i >= 0; i--) {
                waiting.addFirst(again.get(i));
                bytes += again.get(i).event.envelope().length;
            }
            busy = !again.isEmpty(); // until the pause is over
        } finally {
            lock.unlock();
        }
        if (!again.isEmpty()) {
            later();
        }
        batch.removeAll(again);
        batch.forEach(queued -> queued.tell(silence != null ? silence : refused.get(queued.event.topic())));
    }

    private void later() {
        try {
            timer.schedule(this::resume, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "The application stops, so nothing is sent again", e);
        }
    }

    private void resume() {
        lock.lock();
        try {
            busy = false;
        } finally {
            lock.unlock();
        }
        pump();
    }

    /** What tells a topic's last number. */
    @FunctionalInterface
    interface Heartbeat {
        Outgoing of(TopicRule topic);
    }
}
