package io.rubric.examples.events;

import io.rubric.event.Delivery;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEvents;
import io.rubric.examples.events.Payloads.Burst;
import io.rubric.examples.events.Payloads.Line;
import io.rubric.examples.events.Payloads.Offer;
import io.rubric.examples.events.Payloads.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Fires one event of each kind to each of two topics. */
@ApplicationScoped
public class Kinds {

    static final String BROADCAST = "kinds.broadcast";

    static final String DURABLE = "kinds.durable";

    @Inject
    @RedisEvent(value = DURABLE, delivery = Delivery.DURABLE)
    Event<Order> durable;

    @Inject
    Event<Object> events;

    @Inject
    RedisEvents byHand;

    @Inject
    @RedisEvent("kinds.burst")
    Event<Burst> burst;

    /** Fires so many in one transaction. They are broadcast, so that only the one who fires asks Redis. */
    @Transactional
    public void burst(String id, int events) {
        for (int number = 0; number < events; number++) {
            burst.fire(new Burst(id, number));
        }
    }

    /** Fires them; returns what the other server should see, in the order of the alphabet. */
    public List<String> fire(String id) {
        List<String> fired = new ArrayList<>();
        fire(BROADCAST, id, fired);
        fire(DURABLE, id, fired);
        return fired.stream().sorted().toList();
    }

    private void fire(String topic, String id, List<String> fired) {
        Event<Object> to = events.select(RedisEvent.Literal.of(topic));
        for (Kind kind : Kind.values()) {
            Object payload =
                    switch (kind) {
                        case RECORD -> fired(to, Kind.order(id));
                        case CLASS -> fired(to, Kind.letter(id));
                        case LIST -> list(topic, id);
                        case MAP -> map(topic, id);
                        case ARRAY -> fired(to, Kind.array(id));
                        case SEALED -> fired(to, Kind.circle(id));
                        case INTERFACE -> fired(to, Kind.ship(id));
                        case QUALIFIER -> offer(to, Kind.offer(id));
                        case EVENT_TYPE -> fired(to, Kind.sent(id));
                    };
            fired.add(kind.text(topic, payload));
        }
    }

    private static Object fired(Event<Object> to, Object payload) {
        to.fire(payload);
        return payload;
    }

    private Object list(String topic, String id) {
        List<Line> lines = Kind.list(id);
        events.select(new TypeLiteral<List<Line>>() {}, RedisEvent.Literal.of(topic))
                .fire(lines);
        return lines;
    }

    private Object map(String topic, String id) {
        Map<Long, Line[]> lines = Kind.map(id);
        byHand.publish(topic, lines, new TypeLiteral<Map<Long, Line[]>>() {});
        return lines;
    }

    /** To the region that the other server asks for, and to another one. */
    private static Object offer(Event<Object> to, Offer offer) {
        Region region = new Region.Literal("eu");
        to.select(region).fire(offer);
        to.select(new Region.Literal("us")).fire(offer);
        return qualified(offer, region);
    }

    static String qualified(Offer offer, Region region) {
        return offer + " in " + region.value() + " " + region.unit() + Arrays.toString(region.numbers());
    }
}
