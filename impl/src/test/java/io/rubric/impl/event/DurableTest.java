package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.event.DeadLetter;
import io.rubric.event.Delivery;
import io.rubric.event.EventKey;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventException;
import io.rubric.event.RedisEvents;
import io.rubric.event.RedisObserver;
import io.rubric.event.Remote;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.StoppableRedis;
import io.rubric.impl.testing.TestRedis;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Durable topics, from the annotation to the observer. */
class DurableTest {

    public record Paid(@EventKey String customer, int number) {}

    @Singleton
    public static class Books {
        private final List<String> seen = new CopyOnWriteArrayList<>();
        private final AtomicInteger failures = new AtomicInteger();

        @Inject
        @RedisEvent(value = "payments", delivery = Delivery.DURABLE)
        Event<Paid> paid;

        @Inject
        RedisEvents events;

        void everyNode(@Observes @RedisEvent("payments") Paid paid) {
            seen.add("node " + paid.number());
        }

        void asynchronous(@ObservesAsync @RedisEvent("payments") Paid paid) {
            seen.add("async " + paid.number());
        }

        void plain(@Observes Paid paid) {
            seen.add("plain " + paid.number());
        }

        void others(@Observes @RedisEvent("payments") @Remote Paid paid) {
            seen.add("remote " + paid.number());
        }

        @RedisObserver(group = "ledger", maxAttempts = 3, backoff = "10ms")
        void oneNode(@Observes @RedisEvent("payments") Paid paid) {
            seen.add("ledger " + paid.number());
            if (paid.number() < 0) {
                failures.incrementAndGet();
                throw new IllegalStateException("no negative numbers");
            }
        }
    }

    private final String prefix = Node.randomPrefix();
    private final List<Node> nodes = new ArrayList<>();

    private Books node(String id) {
        Node node = Node.start(Map.of("rubric.prefix", prefix, "rubric.node-id", id), Books.class);
        nodes.add(node);
        return node.get(Books.class);
    }

    @AfterEach
    void close() {
        nodes.forEach(Node::close);
    }

    @Test
    void everyGroupGetsAnEventOnceOnTheNodeThatFiresToo() {
        Books a = node("a");
        Books b = node("b");
        a.paid.fire(new Paid("me", 1));
        TestRedis.await("all", () -> a.seen.size() + b.seen.size() >= 8);
        assertThat(Stream.concat(a.seen.stream(), b.seen.stream()))
                .containsExactlyInAnyOrder(
                        "node 1", "node 1", "async 1", "async 1", "plain 1", "plain 1", "remote 1", "ledger 1");
        assertThat(a.seen).doesNotContain("remote 1");
    }

    @Test
    void whatIsFiredWhileANodeIsDownIsThereWhenItIsBack() {
        Books a = node("a");
        node("b");
        nodes.remove(1).close();
        a.paid.fire(new Paid("me", 1));
        Books again = node("b");
        TestRedis.await("what it missed", () -> again.seen.contains("node 1"));
    }

    @Test
    void whoHasReturnedIsNotCalledAgainAndWhatFailsTooOftenIsADeadLetter() {
        Books a = node("a");
        a.paid.fire(new Paid("me", -1));
        a.paid.fire(new Paid("me", 2));
        TestRedis.await("the next event", () -> a.seen.contains("ledger 2"));
        assertThat(a.failures).hasValue(3);
        assertThat(a.seen).containsOnlyOnce("node -1", "async -1", "plain -1");
        TestRedis.await(
                "the dead letter",
                () -> a.events.deadLetters("payments", "ledger").size() == 1);
        DeadLetter dead = a.events.deadLetters("payments", "ledger").list(10).get(0);
        assertThat(dead.attempts()).isEqualTo(3);
        assertThat(dead.error()).contains("no negative numbers");
        assertThat(dead.envelope()).contains("\"specversion\":\"1.0\"");
        assertThat(a.events.deadLetters("payments", "ledger").redrive(dead.id()))
                .isTrue();
        TestRedis.await("three more attempts", () -> a.failures.get() == 6);
        assertThat(a.seen).containsOnlyOnce("node -1");
        TestRedis.await(
                "both dead letters", () -> a.events.statistics("payments").dead() == 2);
        assertThat(a.events.statistics("payments").published()).isEqualTo(2);
        assertThat(a.events.statistics("payments").failed()).isEqualTo(6);
    }

    @Test
    void fireThrowsIfRedisDoesNotTakeIt() {
        try (StoppableRedis redis = new StoppableRedis()) {
            Node node = Node.start(
                    Map.of("rubric.redis.address", redis.address(), "rubric.event.timeout", "300ms"), Books.class);
            nodes.add(node);
            redis.stop();
            try {
                assertThatThrownBy(() -> node.get(Books.class).paid.fire(new Paid("me", 1)))
                        .isInstanceOf(RedisEventException.class);
            } finally {
                redis.goOn();
            }
        }
    }
}
