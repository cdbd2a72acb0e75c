package io.rubric.impl.event;

import io.rubric.impl.Services;
import io.rubric.impl.codec.JsonDepth;
import io.rubric.impl.event.Envelope.Received;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes events of what arrives. Nothing is made of a message that is too large, too deep, of an unknown type or our own. */
final class EventReceiver {

    private static final System.Logger LOG = System.getLogger(EventReceiver.class.getName());

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

    private void deliver(String topic, byte[] event) {
        if (!Topics.isValid(topic) || JsonDepth.exceeds(event, maxDepth)) {
            refused(topic, "it is nested deeper than rubric.event.max-depth = " + maxDepth + ", or its topic is none");
            return;
        }
        Optional<Received> received = read(topic, event);
        if (received.isEmpty()
                || received.get().origin().equals(services.names().nodeId())) {
            return;
        }
        Optional<Class<?>> type = types.find(received.get().type());
        if (type.isEmpty()) {
            refused(topic, "this application does not observe its type");
            return;
        }
        Object payload = payload(topic, received.get(), type.get());
        if (payload != null) {
            target.fire(payload, topic, received.get().origin(), received.get().hops() + 1);
        }
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

    private static void refused(String topic, String why) {
        LOG.log(System.Logger.Level.DEBUG, () -> "A message on topic \"" + topic + "\" was dropped: " + why);
    }
}
