package io.rubric.examples.events;

import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import io.rubric.examples.events.Payloads.ByShip;
import io.rubric.examples.events.Payloads.Letter;
import io.rubric.examples.events.Payloads.Line;
import io.rubric.examples.events.Payloads.Moved;
import io.rubric.examples.events.Payloads.Offer;
import io.rubric.examples.events.Payloads.Order;
import io.rubric.examples.events.Payloads.Sent;
import io.rubric.examples.events.Payloads.Shape;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** What the other server has fired. */
@ApplicationScoped
public class Seen {

    private final List<String> texts = new CopyOnWriteArrayList<>();

    /** Names a class that is observed by its interface alone. */
    @Inject
    @RedisEvent(Kinds.BROADCAST)
    Event<ByShip> ships;

    /** All with an id, in the order of the alphabet. */
    public List<String> of(String id) {
        return texts.stream().filter(text -> text.contains(id)).sorted().toList();
    }

    void record(@Observes @RedisEvent @Remote Order order, EventMetadata event) {
        add(Kind.RECORD, order, event);
    }

    void ofAClass(@ObservesAsync @RedisEvent @Remote Letter letter, EventMetadata event) {
        add(Kind.CLASS, letter, event);
    }

    void list(@Observes @RedisEvent @Remote List<Line> lines, EventMetadata event) {
        lines.forEach((Line line) -> line.count());
        add(Kind.LIST, lines, event);
    }

    void numbers(@Observes @RedisEvent @Remote List<Integer> lines, EventMetadata event) {
        add(Kind.LIST, "another list: " + lines, event);
    }

    void map(@ObservesAsync @RedisEvent @Remote Map<Long, Line[]> lines, EventMetadata event) {
        add(Kind.MAP, lines, event);
    }

    void array(@Observes @RedisEvent @Remote Line[] lines, EventMetadata event) {
        add(Kind.ARRAY, lines, event);
    }

    void sealed(@Observes @RedisEvent @Remote Shape shape, EventMetadata event) {
        add(Kind.SEALED, shape, event);
    }

    void interfaces(@Observes @RedisEvent @Remote Moved moved, EventMetadata event) {
        add(Kind.INTERFACE, moved, event);
    }

    void qualified(
            @Observes @RedisEvent @Remote @Region(value = "eu", unit = TimeUnit.DAYS) Offer offer,
            EventMetadata event) {
        Region region = event.getQualifiers().stream()
                .filter(Region.class::isInstance)
                .map(Region.class::cast)
                .findFirst()
                .orElseThrow();
        add(Kind.QUALIFIER, Kinds.qualified(offer, region), event);
    }

    void named(@Observes @RedisEvent @Remote Sent sent, EventMetadata event) {
        add(Kind.EVENT_TYPE, sent, event);
    }

    private void add(Kind kind, Object payload, EventMetadata event) {
        String topic = event.getQualifiers().stream()
                .filter(RedisEvent.class::isInstance)
                .map(qualifier -> ((RedisEvent) qualifier).value())
                .findFirst()
                .orElseThrow();
        texts.add(kind.text(topic, payload));
    }
}
