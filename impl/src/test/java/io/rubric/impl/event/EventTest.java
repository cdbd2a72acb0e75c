package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventException;
import io.rubric.event.Remote;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.client.codec.StringCodec;

class EventTest {

    public record Placed(long id) {}

    public record Ping(int n) {}

    public sealed interface Parcel permits Letter, Box {}

    public record Letter(String to) implements Parcel {}

    public record Box(int weight) implements Parcel {}

    public record Text(String text) {}

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Urgent {
        final class Literal extends AnnotationLiteral<Urgent> implements Urgent {
            private static final long serialVersionUID = 1L;
        }
    }

    @RequestScoped
    public static class PerEvent {
        static final AtomicInteger MADE = new AtomicInteger();
        private final int number = MADE.incrementAndGet();

        public int number() {
            return number;
        }
    }

    @ApplicationScoped
    public static class Station {
        private final List<Object> seen = new CopyOnWriteArrayList<>();
        private final List<Integer> requests = new CopyOnWriteArrayList<>();
        private final AtomicInteger pings = new AtomicInteger();

        @Inject
        @RedisEvent("orders")
        Event<Placed> placed;

        @Inject
        Event<Object> any;

        @Inject
        PerEvent perEvent;

        public List<Object> seen() {
            return seen;
        }

        public List<Integer> requests() {
            return requests;
        }

        public int pings() {
            return pings.get();
        }

        public void place(long id) {
            placed.fire(new Placed(id));
        }

        public void fire(String topic, Object payload) {
            any.select(RedisEvent.Literal.of(topic)).fire(payload);
        }

        public void fireUrgent(Object payload) {
            any.select(RedisEvent.Literal.of("orders"), new Urgent.Literal()).fire(payload);
        }

        void placed(@Observes @RedisEvent("orders") @Remote Placed event) {
            requests.add(perEvent.number());
            seen.add(event);
        }

        void parcel(@Observes @RedisEvent @Remote Parcel parcel) {
            seen.add(parcel);
        }

        void forward(@Observes @RedisEvent("forward") @Remote Text text) {
            fire("news", text);
        }

        void text(@Observes @RedisEvent("news") @Remote Text text) {
            if (text.text().equals("fail")) {
                throw new IllegalStateException("this observer fails");
            }
            seen.add(text);
        }

        void ping(@Observes @RedisEvent("ping") @Remote Ping ping) {
            pings.incrementAndGet();
            fire("ping", new Ping(ping.n() + 1));
        }

        void asyncPing(@ObservesAsync @RedisEvent("async-ping") @Remote Ping ping) {
            pings.incrementAndGet();
            fire("async-ping", new Ping(ping.n() + 1));
        }
    }

    private final String prefix = Node.randomPrefix();
    private Node one;
    private Node two;
    private Station a;
    private Station b;

    @BeforeEach
    void start() {
        one = Node.start(Map.of("rubric.prefix", prefix, "rubric.node-id", "one"), Station.class, PerEvent.class);
        two = Node.start(Map.of("rubric.prefix", prefix, "rubric.node-id", "two"), Station.class, PerEvent.class);
        a = one.get(Station.class);
        b = two.get(Station.class);
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void eventsOfOneThreadArriveInTheirOrderEachInARequestOfItsOwn() {
        List<Object> fired = new ArrayList<>();
        for (long id = 0; id < 500; id++) {
            a.place(id);
            fired.add(new Placed(id));
        }
        TestRedis.await("all events", () -> b.seen().size() == 500);
        assertThat(b.seen()).isEqualTo(fired);
        assertThat(b.requests()).doesNotHaveDuplicates().hasSize(500);
        assertThat(a.seen()).isEmpty();
    }

    @Test
    void aSealedTypeStandsForWhatItPermits() {
        a.fire("post", new Letter("me"));
        a.fire("post", new Box(3));
        TestRedis.await("both", () -> b.seen().size() == 2);
        assertThat(b.seen()).isEqualTo(List.of(new Letter("me"), new Box(3)));
    }

    @Test
    void answersToAnswersEnd() {
        a.fire("ping", new Ping(0));
        a.fire("async-ping", new Ping(0));
        TestRedis.await("the last answers", () -> a.pings() + b.pings() >= 2 * (Hops.MOST + 1));
        a.fire("post", new Letter("end"));
        TestRedis.await("what comes after", () -> b.seen().contains(new Letter("end")));
        assertThat(a.pings() + b.pings()).isEqualTo(2 * (Hops.MOST + 1));
    }

    @Test
    void anObserverThatFailsDoesNotHarmTheNextEvent() {
        a.fire("news", new Text("fail"));
        a.fire("news", new Text("good"));
        TestRedis.await("the next event", () -> b.seen().contains(new Text("good")));
    }

    @Test
    void anObserverMayFireWhatItWasCalledWith() {
        a.fire("forward", new Text("there and back"));
        TestRedis.await("what came back", () -> a.seen().contains(new Text("there and back")));
    }

    @Test
    void whatCannotTravelIsRefusedWhenFired() {
        assertThatThrownBy(() -> a.fire("no spaces", new Placed(1)))
                .isInstanceOfSatisfying(
                        RedisEventException.class, e -> assertThat(e.topic()).isEqualTo("no spaces"));
        assertThatThrownBy(() -> a.fire("news", new Text("x".repeat(300_000))))
                .isInstanceOf(RedisEventException.class)
                .hasMessageContaining("rubric.event.max-size");
    }

    @Test
    void nothingIsMadeOfAHostileMessageAndTheNextEventIsDelivered() {
        Poisonous.made = 0;
        String good = envelope(Text.class.getName(), "{\"text\":\"hi\"}");
        List<String> hostile = new ArrayList<>(List.of(
                "",
                "\u0000\u0001\u0002",
                "null",
                "[]",
                "42",
                "\"text\"",
                good.substring(0, good.length() / 2),
                good.replace("\"1.0\"", "\"0.3\""),
                good.replace("\"data\"", "\"payload\""),
                good.replace("\"rubrichops\":0", "\"rubrichops\":\"many\""),
                good.replace("\"rubrichops\":0", "\"rubrichops\":1e999999"),
                good.replace("{\"text\":\"hi\"}", "{\"text\":[1,2]}"),
                envelope(Poisonous.class.getName(), "{}"),
                envelope("java.lang.ProcessBuilder", "{\"command\":[\"id\"]}"),
                envelope("java.net.URL", "\"http://127.0.0.1:1/\""),
                envelope(Text.class.getName(), nested("[", "]", 5_000)),
                envelope(Text.class.getName(), nested("{\"a\":", "}", 5_000)),
                envelope(Text.class.getName(), "{\"text\":\"" + "x".repeat(10 << 20) + "\"}")));
        for (String message : hostile) {
            TestRedis.client()
                    .getTopic(prefix + ":event:news", StringCodec.INSTANCE)
                    .publish(message);
        }
        TestRedis.client()
                .getTopic(prefix + ":event:not a topic", StringCodec.INSTANCE)
                .publish(good);
        a.fire("news", new Text("after"));
        TestRedis.await("the next event", () -> b.seen().contains(new Text("after")));
        assertThat(b.seen()).isEqualTo(List.of(new Text("after")));
        assertThat(Poisonous.made).isZero();
    }

    @Test
    void anEventOfAnotherLanguageIsReadIfItHasTheEnvelope() {
        TestRedis.client()
                .getTopic(prefix + ":event:news", StringCodec.INSTANCE)
                .publish(envelope(Text.class.getName(), "{\"text\":\"hello\"}"));
        TestRedis.await("both nodes", () -> a.seen().size() + b.seen().size() == 2);
        assertThat(b.seen()).isEqualTo(List.of(new Text("hello")));
    }

    /** Not one of the application's events. */
    public static class Poisonous {
        static int made;

        public Poisonous() {
            made++;
        }
    }

    private static String envelope(String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + UUID.randomUUID() + "\",\"source\":\"/x/y\",\"type\":\"" + type
                + "\",\"rubricorigin\":\"elsewhere\",\"rubrichops\":0,\"data\":" + data + "}";
    }

    private static String nested(String open, String close, int depth) {
        String opened = IntStream.range(0, depth).mapToObj(i -> open).collect(Collectors.joining());
        char[] closed = new char[depth];
        Arrays.fill(closed, close.charAt(0));
        return opened + (open.equals("[") ? "" : "1") + new String(closed);
    }
}
