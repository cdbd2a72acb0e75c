package io.rubric.impl.event;

import io.rubric.impl.Rarely;
import io.rubric.impl.Services;
import io.rubric.impl.codec.JsonDepth;
import io.rubric.impl.event.Envelope.Received;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes events of what arrives. Nothing is made of a message that is too large, too deep, of an unknown type or our own. */
final class EventReceiver {

    private static final System.Logger LOG = System.getLogger(EventReceiver.class.getName());

    private static final CompletionStage<?> DONE = CompletableFuture.completedFuture(null);

    private final Rarely unknown = new Rarely(LOG);
    private final Services services;
    private final EventTypes types;
    private final EventTarget target;
    private final Lane lane;
    private final int maxSize;
    private final int maxDepth;

    EventReceiver(Services services, EventTypes types, EventTarget target, Lane lane, int maxSize, int maxDepth) {
        this.services = services;
        this.types = types;
        this.target = target;
        this.lane = lane;
        this.maxSize = maxSize;
        this.maxDepth = maxDepth;
    }

    /** Called by the Redis client, whose thread goes on at once. */
    void arrived(String topic, byte[] event) {
        if (event.length > maxSize) {
            refused(topic, "it has " + event.length + " bytes, more than rubric.event.max-size = " + maxSize);
        } else {
            lane.offer(() -> deliver(topic, event));
        }
    }

    private CompletionStage<?> deliver(String topic, byte[] event) {
        if (!Topics.isValid(topic)) {
            return refused(topic, "this is no topic");
        }
        if (JsonDepth.exceeds(event, maxDepth)) {
            return refused(topic, "it is nested deeper than rubric.event.max-depth = " + maxDepth);
        }
        Optional<Received> received = read(topic, event);
        if (received.isEmpty()
                || received.get().origin().equals(services.names().nodeId())) {
            return DONE;
        }
        Optional<Class<?>> type = types.find(received.get().type());
        if (type.isEmpty()) {
            unknown.warn(
                    () -> "A message on topic \"" + topic
                            + "\" was dropped: this application observes its type nowhere",
                    null);
            return DONE;
        }
        Object payload = payload(topic, received.get(), type.get());
        return payload == null
                ? DONE
                : target.fire(
                        payload, topic, received.get().origin(), received.get().hops() + 1);
    }

    private Optional<Received> read(String topic, byte[] event) {
        try {
            Optional<Received> received = Envelope.read(event, services.json());
            if (received.isEmpty()) {
                refused(topic, "it is not an envelope of ours");
            }
            return received;
        } catch (RuntimeException e) {
            refused(topic, "it is no JSON object: " + e.getMessage());
            return Optional.empty();
        }
    }

    private @Nullable Object payload(String topic, Received received, Class<?> type) {
        try {
            return received.payload(type, services.json());
        } catch (RuntimeException e) {
            refused(topic, "its data is no " + type.getName() + ": " + e.getMessage());
            return null;
        }
    }

    private static CompletionStage<?> refused(String topic, String why) {
        LOG.log(System.Logger.Level.DEBUG, () -> "A message on topic \"" + topic + "\" was dropped: " + why);
        return DONE;
    }
}
