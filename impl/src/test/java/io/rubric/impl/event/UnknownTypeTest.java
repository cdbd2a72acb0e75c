package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.DeadLetters;
import io.rubric.event.Delivery;
import io.rubric.event.EventType;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEvents;
import io.rubric.event.RedisObserver;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.client.codec.StringCodec;

/** An application in two versions, of which only the new one knows a type. */
class UnknownTypeTest {

    private static final String ENVELOPE = """
            {"specversion":"1.0","id":"1","source":"/x","type":"orders.cancelled.v2","data":{"number":7}}""";

    public record Placed(int number) {}

    @EventType("orders.cancelled.v2")
    public record Cancelled(int number) {}

    @Singleton
    public static class Old {
        private final List<Object> seen = new CopyOnWriteArrayList<>();

        @Inject
        RedisEvents events;

        @RedisObserver(group = "ledger")
        void shared(@Observes @RedisEvent(value = "orders", delivery = Delivery.DURABLE) Placed order) {
            seen.add(order);
        }

        void everyNode(@Observes @RedisEvent("orders") Placed order) {
            seen.add(order);
        }

        void broadcast(@Observes @RedisEvent("news") Placed order) {
            seen.add(order);
        }
    }

    @Singleton
    public static class New {
        private final List<Object> seen = new CopyOnWriteArrayList<>();

        @Inject
        RedisEvents events;

        @RedisObserver(group = "ledger")
        void cancelled(@Observes @RedisEvent(value = "orders", delivery = Delivery.DURABLE) Cancelled order) {
            seen.add(order);
        }
    }

    private final String prefix = Node.randomPrefix();
    private Node node = Node.start(Map.of("rubric.prefix", prefix, "rubric.node-id", "old"), Old.class);
    private final RedisEvents events = node.get(Old.class).events;

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void inASharedGroupItsEventIsADeadLetterThatWhoKnowsItCanHave() {
        append();
        TestRedis.await(
                "the letter", () -> events.deadLetters("orders", "ledger").size() == 1);
        assertThat(events.deadLetters("orders", "ledger").list(10))
                .singleElement()
                .satisfies(letter -> assertThat(letter.error()).contains("old", "names its type nowhere"));
        node.close();
        node = Node.start(Map.of("rubric.prefix", prefix, "rubric.node-id", "new"), New.class);
        New known = node.get(New.class);
        DeadLetters letters = known.events.deadLetters("orders", "ledger");
        assertThat(letters.redriveAll()).isEqualTo(1);
        TestRedis.await("it is delivered", () -> !known.seen.isEmpty());
        assertThat(known.seen).containsExactly(new Cancelled(7));
    }

    @Test
    void inTheGroupOfANodeItIsPassedOverAndCountedToo() {
        append();
        TestRedis.await("both groups", () -> events.statistics("orders").refused() == 2);
        TestRedis.await(
                "they are done",
                () -> TestRedis.client().getStream(stream()).listGroups().stream()
                        .allMatch(group -> group.getPending() == 0));
        assertThat(events.statistics("orders").received()).isEqualTo(2);
        assertThat(events.deadLetters("orders").size()).isZero();
    }

    @Test
    void whereItIsBroadcastItIsCounted() {
        TestRedis.client()
                .getTopic(prefix + ":event:news", StringCodec.INSTANCE)
                .publish(ENVELOPE);
        TestRedis.await("it is counted", () -> events.statistics("news").refused() == 1);
        assertThat(events.statistics("news").received()).isEqualTo(1);
    }

    private void append() {
        TestRedis.client().getStream(stream(), StringCodec.INSTANCE).add(StreamAddArgs.entry("ce", ENVELOPE));
    }

    private String stream() {
        return StreamKeys.of(prefix, "orders").stream();
    }
}
