package io.rubric.impl.event;

import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import io.rubric.impl.Rarely;
import io.rubric.impl.codec.JsonCodec;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes events of envelopes, if their type is one that the application names. */
final class EventMaker {

    private static final System.Logger LOG = System.getLogger(EventMaker.class.getName());

    private final Rarely unknown = new Rarely(LOG);
    private final EventTypes types;
    private final TravellingQualifiers qualifiers;
    private final JsonCodec json;

    EventMaker(EventTypes types, TravellingQualifiers qualifiers, JsonCodec json) {
        this.types = types;
        this.qualifiers = qualifiers;
        this.json = json;
    }

    /**
     * Makes an event.
     *
     * @param remote it is another node's
     * @return empty if the application names its type nowhere
     * @throws RefusedEventException if it does not fit the type
     */
    Optional<Occurrence> make(Received received, boolean remote) {
        Optional<Type> type = types.find(received.type());
        if (type.isEmpty()) {
            unknown.warn(
                    () -> "Nothing is made of events on topic \"" + received.topic()
                            + "\" whose type this application names nowhere",
                    null);
            return Optional.empty();
        }
        Set<Annotation> carried = qualifiers.read(received.qualifiers());
        carried.add(RedisEvent.Literal.of(received.topic()));
        if (remote) {
            carried.add(Remote.Literal.of(received.origin()));
        }
        return Optional.of(new Occurrence(
                payload(received, type.get()),
                type.get(),
                received.topic(),
                carried,
                received.key(),
                received.hops() + 1,
                received.trace()));
    }

    private Object payload(Received received, Type type) {
        @Nullable Object payload;
        try {
            payload = json.decode(received.json(), type);
        } catch (RuntimeException e) {
            throw new RefusedEventException("its data is no " + type.getTypeName() + ": " + e.getMessage());
        }
        if (payload == null) {
            throw new RefusedEventException("its data is null");
        }
        return payload;
    }
}
