package io.rubric.impl.event;

import io.rubric.event.RedisEventGap;
import io.rubric.event.RedisEventOutbox;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import io.rubric.impl.event.Lane.Rules;
import io.rubric.impl.event.RedissonEventBus.Sharding;
import io.rubric.impl.event.SendQueue.Limits;
import io.rubric.impl.telemetry.Trace;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that runs for events: what sends, what receives, and what watches both. Begins with the application and drains before it ends. */
final class EventEngine {

    private static final System.Logger LOG = System.getLogger(EventEngine.class.getName());
    private static final long LOOK = Duration.ofMillis(1).toNanos();

    private final Settings settings;
    private final SharedEvents shared;
    private final EventBus bus;
    private final EventWriter writer;
    private final Sender sender;
    private final EventPublisher publisher;
    private final EventReceiver receiver;
    private final TopicLanes lanes;
    private final DurableTopics durable;
    private final OutboxDesk outbox;
    private final GapWatch watch;
    private final Tallies tallies;
    private final ScheduledExecutorService timer;
    private final Duration heartbeat;
    private final Duration drainTimeout;
    private @Nullable AutoCloseable subscription;
    private Future<?> beats = CompletableFuture.completedFuture(null);
    private boolean drained;

    /**
     * @param observers threads on which they are called
     * @param told calls the observers of gaps
     * @param outboxes finds the application's own
     */
    EventEngine(
            Services services,
            SharedEvents shared,
            EventTarget target,
            Executor observers,
            Consumer<RedisEventGap> told,
            Supplier<Optional<RedisEventOutbox>> outboxes,
            Trace trace,
            Hops hops,
            Problems problems) {
        Clock clock = Clock.systemUTC();
        Duration timeout = services.settings().duration(Setting.EVENT_TIMEOUT, problems);
        this.settings = services.settings();
        this.shared = shared;
        this.timer = services.executor().timer();
        this.heartbeat = settings.duration(Setting.EVENT_HEARTBEAT, problems);
        this.drainTimeout = settings.duration(Setting.EVENT_DRAIN_TIMEOUT, problems);
        this.tallies = new Tallies(services.metrics());
        Seal seal = seal(problems);
        int capacity = settings.positive(Setting.EVENT_QUEUE_SIZE, problems);
        int bytes = settings.positive(Setting.EVENT_QUEUE_BYTES, problems);
        int maxSize = settings.positive(Setting.EVENT_MAX_SIZE, problems);
        String run = UUID.randomUUID().toString();
        this.bus = new RedissonEventBus(services.redis(), services.names().prefix(), sharding(problems));
        this.writer = new EventWriter(
                services.names(), services.json(), new EventIds(clock), clock, trace, shared.qualifiers(), maxSize);
        this.sender = new Sender(bus, seal, run, timer, System::nanoTime, new Limits(capacity, bytes));
        this.outbox = new OutboxDesk(services, outboxes, shared.rules(), sender, clock, timeout);
        this.publisher = new EventPublisher(
                services.transactions(),
                shared.rules(),
                shared.types(),
                writer,
                sender,
                hops,
                outbox,
                tallies,
                timeout);
        Backlog backlog = new Backlog(bytes);
        GapReport gaps =
                new GapReport(new Lane(observers, new Rules(100, false), backlog, () -> {}), tallies, clock, told);
        this.watch = new GapWatch(clock);
        EventReader reader =
                new EventReader(services.json(), seal, maxSize, settings.number(Setting.EVENT_MAX_DEPTH, problems));
        EventMaker maker = new EventMaker(shared.types(), shared.qualifiers(), services.json());
        this.lanes = new TopicLanes(
                (topic, parts) -> new Lane(
                        observers,
                        new Rules(Math.max(1, capacity / parts), topic.dropNewest()),
                        backlog,
                        gaps.overflow(topic.topic())),
                () -> new Lane(observers, new Rules(capacity, false), backlog, gaps.overflow("")),
                shared::hearsOfAnyTopic);
        this.durable = new DurableTopics(
                services,
                shared,
                new DurableTopics.Desk(reader, maker, target, observers, gaps, tallies),
                timeout,
                problems);
        this.receiver = new EventReceiver(
                new EventReceiver.Desk(reader, maker, target, watch, gaps, tallies),
                lanes,
                durable::news,
                run + "-",
                seal.length());
    }

    private Seal seal(Problems problems) {
        String secret = settings.text(Setting.EVENT_HMAC_KEY).orElse("");
        if (!secret.isEmpty() && secret.length() < Seal.LEAST) {
            problems.add(
                    Problem.EVENT_SECRET,
                    Setting.EVENT_HMAC_KEY.key(),
                    secret.length() + " characters",
                    "at least " + Seal.LEAST + " of them, at random");
        }
        return new Seal(secret);
    }

    private Sharding sharding(Problems problems) {
        return settings.value(
                Setting.EVENT_SHARDED,
                text -> Stream.of(Sharding.values())
                        .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst(),
                "true, receive or false",
                problems);
    }

    EventPublisher publisher() {
        return publisher;
    }

    Tallies tallies() {
        return tallies;
    }

    DurableTopics durable() {
        return durable;
    }

    /** Goes on where it failed the last time. When it returns, nothing that is sent from now on is missed. */
    synchronized void start() {
        if (drained) {
            return;
        }
        outbox.start();
        if (!shared.isEmpty()) {
            listen();
        }
        beats = timer.scheduleWithFixedDelay(
                this::beat, heartbeat.toNanos(), heartbeat.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void beat() {
        try {
            sender.beat(writer::heartbeat);
        } catch (Throwable e) { // there must be a next one
            LOG.log(System.Logger.Level.WARNING, "The last numbers of topics could not be told again", e);
        }
    }

    private void listen() {
        lanes.open(shared.rules().all());
        if (subscription == null) {
            subscription = bus.subscribe(receiver);
            watch.listening();
        }
        shared.rules().all().forEach(topic -> tallies.show(topic.topic()));
        await(durable.start());
    }

    /** Takes nothing more, and waits for what runs and for what is to be sent. Only the first call counts. */
    synchronized void drain() {
        if (drained) {
            return;
        }
        drained = true;
        long deadline = System.nanoTime() + drainTimeout.toNanos();
        beats.cancel(false);
        unsubscribe();
        CompletableFuture<Void> readers = durable.drain();
        while (!lanes.isIdle()
                && System.nanoTime() - deadline < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK);
        }
        lanes.close();
        await(readers);
    }

    /** The application has ended: what it has fired until then is sent. */
    synchronized void stop() {
        drain();
        sender.flush(drainTimeout);
        outbox.stop(drainTimeout);
    }

    /** Each bounds itself, but for a Redis that does not answer. */
    private void await(CompletableFuture<Void> end) {
        try {
            end.get(drainTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.WARNING, "Not all groups of durable topics are ready, or have ended", e);
        }
    }

    private void unsubscribe() {
        AutoCloseable current = subscription;
        if (current == null) {
            return;
        }
        try {
            current.close();
        } catch (Exception e) { // the client is closed next, and the subscription with it
            LOG.log(System.Logger.Level.DEBUG, "Unsubscribing failed", e);
        }
    }
}
