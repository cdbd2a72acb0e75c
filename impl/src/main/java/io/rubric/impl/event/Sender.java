package io.rubric.impl.event;

import io.rubric.event.RedisEventException;
import io.rubric.impl.event.SendQueue.Heartbeat;
import io.rubric.impl.event.SendQueue.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Sends events, each by the queue of the master that it goes to. */
final class Sender {

    private static final System.Logger LOG = System.getLogger(Sender.class.getName());
    private static final long LOOK = Duration.ofMillis(1).toNanos();

    private final EventBus bus;
    private final Seal seal;
    private final String run;
    private final ScheduledExecutorService timer;
    private final LongSupplier clock;
    private final Limits limits;
    private final Map<Integer, SendQueue> queues = new ConcurrentHashMap<>();

    /**
     * @param run unique for each start of a node
     * @param clock nanoseconds that only go forward
     */
    Sender(EventBus bus, Seal seal, String run, ScheduledExecutorService timer, LongSupplier clock, Limits limits) {
        this.bus = bus;
        this.seal = seal;
        this.run = run;
        this.timer = timer;
        this.clock = clock;
        this.limits = limits;
    }

    /** Sends events in their order, those of one master together; each tells what becomes of it. Waits while too many wait before them. */
    void send(List<Outgoing> events, Duration patience) {
        try {
            Map<Integer, List<Outgoing>> lanes = new LinkedHashMap<>();
            events.forEach(event -> lanes.computeIfAbsent(bus.lane(event.topic()), lane -> new ArrayList<>())
                    .add(event));
            for (Map.Entry<Integer, List<Outgoing>> lane : lanes.entrySet()) {
                if (!queue(lane.getKey()).offer(lane.getValue(), patience)) {
                    lane.getValue().forEach(event -> fail(event, "too many events wait for Redis", null));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            events.forEach(event -> fail(event, "the thread was interrupted", e));
        } catch (RuntimeException e) {
            events.forEach(event -> fail(event, "Redis is not open", e));
        }
    }

    /** Without effect on an event that is decided already. */
    private static void fail(Outgoing event, String why, @Nullable Throwable cause) {
        String topic = event.topic().topic();
        event.taken().completeExceptionally(new RedisEventException("Topic \"" + topic + "\": " + why, topic, cause));
    }

    private SendQueue queue(int lane) {
        return queues.computeIfAbsent(
                lane, l -> new SendQueue(bus, seal, new Runs(run + "-" + l, clock), timer, limits));
    }

    /** Tells the last numbers again. */
    void beat(Heartbeat heartbeat) {
        queues.values().forEach(queue -> queue.beat(heartbeat));
    }

    /** The node stops: waits until all is sent. */
    void flush(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!queues.values().stream().allMatch(SendQueue::isIdle)
                && System.nanoTime() - deadline < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK);
        }
        int left = queues.values().stream().mapToInt(SendQueue::firm).sum();
        if (left > 0) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    left + " durable events of committed transactions are lost: Redis has not taken them before the"
                            + " application stopped");
        }
    }
}
