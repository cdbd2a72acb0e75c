package io.rubric.impl.event;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Calls the observers of one group with the events of a durable topic. */
final class GroupConsumer implements StreamConsumer {

    private final String topic;
    private final String group;
    private final String node;
    private final EventReader reader;
    private final EventMaker maker;
    private final EventTarget target;
    private final TopicTally tally;

    /**
     * @param node this node: its own events come without {@code @Remote}
     */
    GroupConsumer(
            String topic,
            String group,
            String node,
            EventReader reader,
            EventMaker maker,
            EventTarget target,
            TopicTally tally) {
        this.topic = topic;
        this.group = group;
        this.node = node;
        this.reader = reader;
        this.maker = maker;
        this.target = target;
        this.tally = tally;
    }

    @Override
    public @Nullable Work open(byte[] envelope) {
        Received received = reader.read(topic, envelope);
        if (received.isHeartbeat()) {
            return null;
        }
        Optional<Occurrence> event = maker.make(received, !received.origin().equals(node));
        if (event.isEmpty()) {
            return unknown();
        }
        Occurrence known = event.get();
        return new Calls(known.key(), new Notification(known, group, tally));
    }

    /** Nobody else is in this node's own group; of a shared one, another node may know the type, as while a new version is rolled out. */
    private @Nullable Work unknown() {
        if (Groups.isShared(group)) {
            throw new RefusedEventException("the application of node " + node + " names its type nowhere");
        }
        tally.refused();
        return null;
    }

    private final class Calls implements Work {

        private final String key;
        private final Notification notification;

        Calls(String key, Notification notification) {
            this.key = key;
            this.notification = notification;
        }

        @Override
        public @Nullable String key() {
            return key.isEmpty() ? null : key;
        }

        @Override
        public CompletionStage<@Nullable Throwable> attempt() {
            return target.call(notification).thenApply(done -> notification.takeFailure());
        }
    }
}
