package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.event.EventKey;
import io.rubric.event.EventType;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventException;
import io.rubric.event.RedisEvents;
import io.rubric.event.Remote;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import jakarta.inject.Singleton;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payloads and qualifiers of every kind, from one node to another. */
class PayloadTest {

    public record Order(long id, String customer) {}

    @EventType(value = "parcels.sent.v2", aliases = "parcels.sent.v1")
    public record Sent(@EventKey long parcel, List<Order> orders) {}

    public interface Moved {
        String where();
    }

    public record ByShip(String where) implements Moved {}

    public enum Zone {
        NORTH,
        SOUTH
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
    public @interface Region {
        String value();

        Zone zone() default Zone.NORTH;

        @Nonbinding
        int[] codes() default {};

        final class Literal extends AnnotationLiteral<Region> implements Region {
            private static final long serialVersionUID = 1L;
            private final String value;
            private final Zone zone;
            private final int[] codes;

            Literal(String value, Zone zone, int... codes) {
                this.value = value;
                this.zone = zone;
                this.codes = codes;
            }

            @Override
            public String value() {
                return value;
            }

            @Override
            public Zone zone() {
                return zone;
            }

            @Override
            public int[] codes() {
                return codes;
            }
        }
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
    public @interface Kind {
        Class<?> value();

        final class Literal extends AnnotationLiteral<Kind> implements Kind {
            private static final long serialVersionUID = 1L;

            @Override
            public Class<?> value() {
                return String.class;
            }
        }
    }

    @Singleton
    public static class Hub {
        private final List<Object> seen = new CopyOnWriteArrayList<>();

        @Inject
        @RedisEvent("lists")
        Event<List<Order>> lists;

        @Inject
        @RedisEvent("maps")
        Event<Map<String, Order[]>> maps;

        @Inject
        @RedisEvent("ships")
        Event<ByShip> ships;

        @Inject
        Event<Object> any;

        @Inject
        RedisEvents events;

        void lists(@Observes @RedisEvent("lists") @Remote List<Order> orders) {
            seen.add(new ArrayList<>(orders));
        }

        void maps(@ObservesAsync @RedisEvent("maps") @Remote Map<String, Order[]> orders) {
            orders.forEach((name, some) -> seen.add(name + List.of(some)));
        }

        void arrays(@Observes @RedisEvent("arrays") @Remote Order[] orders) {
            seen.add(List.of(orders));
        }

        void moved(@Observes @RedisEvent @Remote Moved moved) {
            seen.add(moved);
        }

        void everything(@Observes @RedisEvent("sent") @Remote Object event) {
            seen.add("object " + event);
        }

        void sent(@Observes @RedisEvent("sent") @Remote Sent sent) {
            seen.add(sent);
        }

        void north(
                @Observes
                        @RedisEvent("regions")
                        @Remote
                        @Region(
                                value = "eu",
                                codes = {1, 2})
                        Order order) {
            seen.add("eu north " + order.id());
        }

        void south(@Observes @RedisEvent("regions") @Remote @Region(value = "eu", zone = Zone.SOUTH) Order order) {
            seen.add("eu south " + order.id());
        }
    }

    private final String prefix = Node.randomPrefix();
    private Node one;
    private Node two;
    private Hub a;
    private Hub b;

    @BeforeEach
    void start() {
        one = Node.start(Map.of("rubric.prefix", prefix), Hub.class);
        two = Node.start(Map.of("rubric.prefix", prefix), Hub.class);
        a = one.get(Hub.class);
        b = two.get(Hub.class);
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    private void assertSeen(Object... expected) {
        TestRedis.await("all of it", () -> b.seen.size() >= expected.length);
        assertThat(b.seen).containsExactlyInAnyOrder(expected);
        assertThat(a.seen).isEmpty();
    }

    @Test
    void aListIsOneOfItsElementsType() {
        a.lists.fire(List.of(new Order(1, "me")));
        assertSeen(List.of(new Order(1, "me")));
    }

    @Test
    void aListFiredDynamicallyIsThatOfTheTypeLiteral() throws Exception {
        a.any.select(new TypeLiteral<List<Order>>() {}, RedisEvent.Literal.of("lists"))
                .fire(List.of(new Order(2, "you")));
        a.events
                .publish("lists", List.of(new Order(3, "us")), new TypeLiteral<List<Order>>() {})
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
        assertSeen(List.of(new Order(2, "you")), List.of(new Order(3, "us")));
    }

    @Test
    void aMapOfArraysTravels() {
        a.maps.fire(Map.of("all", new Order[] {new Order(1, "a"), new Order(2, "b")}));
        assertSeen("all" + List.of(new Order(1, "a"), new Order(2, "b")));
    }

    @Test
    void anArrayTravels() {
        a.any.select(RedisEvent.Literal.of("arrays")).fire(new Order[] {new Order(1, "a")});
        assertSeen(List.of(new Order(1, "a")));
    }

    @Test
    void anObserverOfAnInterfaceGetsWhatTheApplicationNames() {
        a.ships.fire(new ByShip("sea"));
        assertSeen(new ByShip("sea"));
    }

    @Test
    void anEventArrivesUnderItsLogicalNameAndUnderAnOlderOne() {
        Sent sent = new Sent(7, List.of(new Order(1, "a")));
        a.any.select(RedisEvent.Literal.of("sent")).fire(sent);
        String old = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/old\",\"type\":\"parcels.sent.v1\","
                + "\"data\":{\"parcel\":8,\"orders\":[]}}";
        TestRedis.client().getTopic(prefix + ":event:sent").publish(old);
        TestRedis.await("both", () -> b.seen.size() == 4);
        assertThat(b.seen).contains(sent, "object " + sent, new Sent(8, List.of()));
    }

    @Test
    void qualifiersTravelWithTheirMembers() {
        Order order = new Order(1, "a");
        a.any.select(RedisEvent.Literal.of("regions"), new Region.Literal("eu", Zone.NORTH, 1, 2))
                .fire(order);
        a.any.select(RedisEvent.Literal.of("regions"), new Region.Literal("us", Zone.NORTH))
                .fire(order);
        a.any.select(RedisEvent.Literal.of("regions"), new Region.Literal("eu", Zone.SOUTH))
                .fire(order);
        assertSeen("eu north 1", "eu south 1");
    }

    @Test
    void aQualifierOfAClassIsRefused() {
        assertThatThrownBy(() -> a.any.select(RedisEvent.Literal.of("regions"), new Kind.Literal())
                        .fire(new Order(1, "a")))
                .isInstanceOf(RedisEventException.class)
                .hasMessageContaining("Kind");
    }

    @Test
    void aListOfWhichNobodySaysOfWhatItIsIsRefused() {
        assertThatThrownBy(() -> a.any.select(RedisEvent.Literal.of("strings")).fire(new ArrayList<>(List.of("a"))))
                .isInstanceOf(Exception.class);
    }
}
