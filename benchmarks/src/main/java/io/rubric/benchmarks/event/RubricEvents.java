package io.rubric.benchmarks.event;

import io.rubric.benchmarks.Node;
import io.rubric.event.Delivery;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEvents;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Two nodes of Rubric: one fires, the other one observes. */
final class RubricEvents implements Eventing {

    private static final String BROADCAST = "placed";
    private static final String DURABLE = "kept";
    private static final long LOOK = 20_000;

    private final String topic;
    private final Node here;
    private final Node there;
    private final Event<Placed> event;
    private final RedisEvents events;

    /** What an application writes. */
    @Singleton
    static class Shop {

        @Inject
        @RedisEvent(BROADCAST)
        Event<Placed> placed;

        @Inject
        @RedisEvent(value = DURABLE, delivery = Delivery.DURABLE)
        Event<Placed> kept;

        @Inject
        RedisEvents events;
    }

    /** What another one writes. */
    @Singleton
    static class Office {

        private final Inbox inbox = new Inbox();

        void placed(@Observes @RedisEvent(BROADCAST) Placed event) {
            inbox.arrived();
        }

        void kept(@Observes @RedisEvent(value = DURABLE, delivery = Delivery.DURABLE) Placed event) {
            inbox.arrived();
        }
    }

    private RubricEvents(String address, String topic, Function<Shop, Event<Placed>> event) {
        this.topic = topic;
        there = node(address, topic, Office.class);
        here = node(address, topic, Shop.class);
        Shop shop = here.get(Shop.class);
        this.event = event.apply(shop);
        events = shop.events;
    }

    static Eventing broadcast(String address) {
        return new RubricEvents(address, BROADCAST, shop -> shop.placed);
    }

    static Eventing durable(String address) {
        return new RubricEvents(address, DURABLE, shop -> shop.kept);
    }

    private static Node node(String address, String prefix, Class<?> bean) {
        return Node.start(address, Map.of("rubric.prefix", prefix), bean); // peers do not hear each other
    }

    @Override
    public void publish(Placed placed) {
        event.fire(placed);
    }

    @Override
    public void awaitTaken(long count) {
        while (events.statistics(topic).published() < count) {
            LockSupport.parkNanos(LOOK);
        }
    }

    @Override
    public Inbox inbox() {
        return there.get(Office.class).inbox;
    }

    @Override
    public void close() {
        here.close();
        there.close();
    }
}
