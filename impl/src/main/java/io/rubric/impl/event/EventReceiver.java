package io.rubric.impl.event;

import io.rubric.event.RedisEventGap;
import io.rubric.event.RedisEventGap.Reason;
import io.rubric.impl.event.GapWatch.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Makes events of what is broadcast, in their order, and notices what is missing. */
final class EventReceiver implements EventBus.Listener {

    private static final System.Logger LOG = System.getLogger(EventReceiver.class.getName());
    private static final CompletionStage<?> DONE = CompletableFuture.completedFuture(null);

    private final EventReader reader;
    private final EventMaker maker;
    private final EventTarget target;
    private final TopicLanes lanes;
    private final GapWatch watch;
    private final GapReport gaps;
    private final Tallies tallies;
    private final Consumer<String> news;
    private final byte[] ownRun;
    private final int sealed;
    private volatile Instant alive;

    /** Whom a receiver needs. */
    record Desk(
            EventReader reader,
            EventMaker maker,
            EventTarget target,
            GapWatch watch,
            GapReport gaps,
            Tallies tallies) {}

    /**
     * @param news told of durable topics
     * @param ownRun what the runs of this node begin with
     * @param sealed bytes before an envelope
     */
    EventReceiver(Desk desk, TopicLanes lanes, Consumer<String> news, String ownRun, int sealed) {
        this.reader = desk.reader;
        this.maker = desk.maker;
        this.target = desk.target;
        this.watch = desk.watch;
        this.gaps = desk.gaps;
        this.tallies = desk.tallies;
        this.lanes = lanes;
        this.news = news;
        this.ownRun = ownRun.getBytes(StandardCharsets.UTF_8);
        this.sealed = sealed;
        this.alive = gaps.now();
    }

    /** Called by the Redis client, whose thread goes on at once. */
    @Override
    public void arrived(String topic, byte[] message) {
        if (Stamp.begins(message, sealed, ownRun)) {
            return;
        }
        if (!topic.isEmpty()
                && !Topics.isValid(topic)) { // whoever has named the channel chooses what would be kept of it
            refused("", "its channel names no topic");
            return;
        }
        TopicLanes.Lanes wanted = topic.isEmpty() ? null : lanes.of(topic);
        if (reader.isTooLarge(message)) {
            refused(topic, "it has " + message.length + " bytes, more than rubric.event.max-size");
        } else if (wanted != null) {
            wanted.inOrder().offer(message.length, () -> read(topic, message, wanted));
        } else if (topic.isEmpty()) {
            lanes.byEnvelope().offer(message.length, () -> readFirst(message));
        }
    }

    @Override
    public void news(String topic) {
        news.accept(topic);
    }

    @Override
    public void reconnected() {
        gaps.tell(new RedisEventGap("", Reason.RECONNECT, "", -1, alive, gaps.now()));
        alive = gaps.now();
    }

    private CompletionStage<?> readFirst(byte[] message) {
        try {
            Received received = reader.read("", message);
            TopicLanes.Lanes wanted = lanes.of(received.topic());
            if (wanted != null) {
                wanted.inOrder().offer(message.length, () -> received(received, message.length, wanted));
            }
            return DONE;
        } catch (RefusedEventException e) {
            return refused("", e.why());
        }
    }

    private CompletionStage<?> read(String topic, byte[] message, TopicLanes.Lanes wanted) {
        try {
            return received(reader.read(topic, message), message.length, wanted);
        } catch (RefusedEventException e) {
            return refused(topic, e.why());
        }
    }

    private CompletionStage<?> received(Received received, int size, TopicLanes.Lanes wanted) {
        Verdict verdict = watch.check(received);
        Instant now = gaps.now();
        alive = now;
        if (verdict.missing() > 0) {
            tallies.of(received.topic()).missing(verdict.missing());
            gaps.tell(new RedisEventGap(
                    received.topic(), Reason.MISSING, received.origin(), verdict.missing(), verdict.since(), now));
        }
        if (verdict.late() || received.isHeartbeat()) {
            return DONE;
        }
        if (wanted.byKey().isEmpty()) {
            return deliver(received);
        }
        String order = received.key().isEmpty() ? String.valueOf(received.number()) : received.key();
        wanted.of(order).offer(size, () -> deliver(received));
        return DONE;
    }

    private CompletionStage<?> deliver(Received received) {
        TopicTally tally = tallies.of(received.topic());
        tally.received(1);
        Optional<Occurrence> event;
        try {
            event = maker.make(received, true);
        } catch (RefusedEventException e) {
            return refused(received.topic(), e.why());
        }
        if (event.isEmpty()) {
            return refused(received.topic(), "the application names its type nowhere");
        }
        Notification notification = new Notification(event.get(), "", tally);
        return target.call(notification).thenRun(() -> {
            if (notification.takeFailure() == null) {
                tally.delivered();
            }
        });
    }

    private CompletionStage<?> refused(String topic, String why) {
        tallies.of(topic).refused();
        LOG.log(System.Logger.Level.DEBUG, () -> "A message on topic \"" + topic + "\" was dropped: " + why);
        return DONE;
    }
}
