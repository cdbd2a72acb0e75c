package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.embedded.EmbeddedRedis;
import io.rubric.event.Delivery;
import io.rubric.event.OutboxEvent;
import io.rubric.event.Publish;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventOutbox;
import io.rubric.event.RedisEvents;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.TestTransaction;
import io.rubric.redis.RedisServer;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode.InfoSection;
import org.redisson.api.redisnode.RedisNodes;

/** What becomes of events that are fired in a transaction. */
class EventTransactionTest {

    public record Booked(int number) {}

    public record Billed(int number) {}

    @Singleton
    public static class Office {
        @Inject
        @RedisEvent("booked")
        Event<Booked> booked;

        @Inject
        @RedisEvent(value = "billed", delivery = Delivery.DURABLE)
        Event<Billed> billed;

        @Inject
        @RedisEvent(value = "billed", publish = Publish.IMMEDIATE)
        Event<Billed> billedNow;

        @Inject
        RedisEvents events;
    }

    @Singleton
    public static class Reader {
        private final List<Object> seen = new CopyOnWriteArrayList<>();

        void booked(@Observes @RedisEvent("booked") Booked event) {
            seen.add(event);
        }

        void billed(@Observes @RedisEvent(value = "billed", delivery = Delivery.DURABLE) Billed event) {
            seen.add(event);
        }
    }

    @Singleton
    public static class Shelf implements RedisEventOutbox {
        private final List<OutboxEvent> kept = new CopyOnWriteArrayList<>();
        private final List<String> removed = new CopyOnWriteArrayList<>();

        @Override
        public void add(OutboxEvent event) {
            kept.add(event);
        }

        @Override
        public List<OutboxEvent> olderThan(Instant time, int most) {
            return List.of();
        }

        @Override
        public void remove(Collection<String> ids) {
            removed.addAll(ids);
        }
    }

    private final RedisServer server = EmbeddedRedis.start();
    private final RedissonClient outside = TestRedis.client(server.address());
    private final Map<String, String> configuration =
            Map.of("rubric.redis.address", server.address(), "rubric.prefix", "shop", "rubric.event.heartbeat", "1h");
    private final TestTransaction transaction = new TestTransaction();
    private final List<Node> nodes = new ArrayList<>();
    private Office office;

    @BeforeEach
    void start() {
        office = node(Office.class, Shelf.class).get(Office.class);
    }

    private Node node(Class<?>... beans) {
        transaction.during(() -> nodes.add(Node.start(configuration, beans)));
        return nodes.get(nodes.size() - 1);
    }

    @AfterEach
    void stop() {
        nodes.forEach(Node::close);
        outside.shutdown();
        server.close();
    }

    @Test
    void allEventsOfATransactionAreOneRoundTrip() {
        office.billedNow.fire(new Billed(0)); // the script is known
        transaction.begin();
        for (int i = 0; i < 10; i++) {
            office.booked.fire(new Booked(i));
            office.billed.fire(new Billed(i));
        }
        long before = reads();
        transaction.end(Status.STATUS_COMMITTED);
        TestRedis.await("all", () -> office.events.statistics("booked").published() == 10);
        assertThat(reads() - before)
                .as("reads of the server, that of the question included")
                .isEqualTo(2);
        assertThat(stream()).isEqualTo(11);
    }

    /** How often the server has read what clients have sent. */
    private long reads() {
        Map<String, String> stats =
                outside.getRedisNodes(RedisNodes.SINGLE).getInstance().info(InfoSection.STATS);
        return Long.parseLong(stats.get("total_reads_processed"));
    }

    private long stream() {
        return outside.getStream(StreamKeys.of("shop", "billed").stream()).size();
    }

    @Test
    void whoGivesUpTheStageOfAPublicationStopsNoEvent() {
        transaction.begin();
        CompletableFuture<Void> stage =
                office.events.publish("billed", new Billed(1)).toCompletableFuture();
        stage.cancel(true);
        CompletableFuture<Void> kept =
                office.events.publish("billed", new Billed(2)).toCompletableFuture();
        String[] thread = {""};
        kept.thenRun(() -> thread[0] = Thread.currentThread().getName());
        transaction.end(Status.STATUS_COMMITTED);
        TestRedis.await("both are there", () -> stream() == 2);
        TestRedis.await("and it is told", () -> !thread[0].isEmpty());
        assertThat(thread[0]).startsWith("rubric-stage-");
    }

    @Test
    void theyArriveInTheOrderInWhichTheyWereFiredAfterTheCommit() {
        Reader reader = node(Reader.class).get(Reader.class);
        transaction.begin();
        IntStream.range(0, 50).forEach(i -> office.booked.fire(new Booked(i)));
        assertThat(office.events.statistics("booked").published()).isZero();
        assertThat(reader.seen).isEmpty();
        transaction.end(Status.STATUS_COMMITTED);
        TestRedis.await("all", () -> reader.seen.size() == 50);
        assertThat(reader.seen)
                .isEqualTo(IntStream.range(0, 50).mapToObj(Booked::new).toList());
    }

    @Test
    void aTopicThatRedisRefusesHarmsNoOther() {
        outside.getBucket(StreamKeys.of("shop", "billed").stream()).set("no stream");
        transaction.begin();
        office.billed.fire(new Billed(1));
        CompletableFuture<Void> booked =
                office.events.publish("booked", new Booked(1)).toCompletableFuture();
        transaction.end(Status.STATUS_COMMITTED);
        assertThat(booked).succeedsWithin(Duration.ofSeconds(5));
        TestRedis.await(
                "what is given up", () -> office.events.statistics("billed").lost() == 1);
        office.events.publish("booked", new Booked(2)).toCompletableFuture().join();
    }

    @Test
    void aRollbackDropsThemButForThoseThatAreImmediate() {
        Reader reader = node(Reader.class).get(Reader.class);
        transaction.begin();
        office.booked.fire(new Booked(1));
        office.billed.fire(new Billed(1));
        office.billedNow.fire(new Billed(2));
        CompletableFuture<Void> stage =
                office.events.publish("booked", new Booked(3)).toCompletableFuture();
        transaction.end(Status.STATUS_ROLLEDBACK);
        assertThat(stage).failsWithin(Duration.ofSeconds(20));
        office.booked.fire(new Booked(4));
        TestRedis.await("what comes after", () -> reader.seen.contains(new Booked(4)));
        TestRedis.await("what was immediate", () -> reader.seen.contains(new Billed(2)));
        assertThat(reader.seen).containsExactlyInAnyOrder(new Billed(2), new Booked(4));
    }

    @Test
    void whatIsFiredWhenItCanOnlyBeRolledBackIsDropped() {
        Reader reader = node(Reader.class).get(Reader.class);
        transaction.begin();
        office.booked.fire(new Booked(1));
        transaction.setRollbackOnly();
        office.booked.fire(new Booked(2));
        transaction.end(Status.STATUS_ROLLEDBACK);
        office.booked.fire(new Booked(3));
        TestRedis.await("what comes after", () -> !reader.seen.isEmpty());
        assertThat(reader.seen).containsExactly(new Booked(3));
    }

    @Test
    void whatIsFiredWhenItCanOnlyBeRolledBackIsNotWrittenToTheOutbox() {
        Shelf shelf = nodes.get(0).get(Shelf.class);
        transaction.begin();
        transaction.setRollbackOnly();
        office.billed.fire(new Billed(1));
        CompletableFuture<Void> stage =
                office.events.publish("billed", new Billed(2)).toCompletableFuture();
        transaction.end(Status.STATUS_ROLLEDBACK);
        transaction.begin();
        office.billed.fire(new Billed(3));
        transaction.setRollbackOnly();
        office.billed.fire(new Billed(4));
        transaction.end(Status.STATUS_ROLLEDBACK);
        assertThat(shelf.kept)
                .singleElement()
                .satisfies(kept -> assertThat(kept.envelope()).contains("{\"number\":3}"));
        assertThat(stage).failsWithin(Duration.ofSeconds(20));
        assertThat(stream()).isZero();
    }

    @Test
    void anOutboxHasADurableEventFromBeforeTheCommitUntilRedisHasIt() {
        Shelf shelf = nodes.get(0).get(Shelf.class);
        transaction.begin();
        office.billed.fire(new Billed(1));
        office.booked.fire(new Booked(1));
        assertThat(shelf.kept).hasSize(1);
        assertThat(shelf.kept.get(0).topic()).isEqualTo("billed");
        assertThat(shelf.kept.get(0).envelope()).contains("\"specversion\":\"1.0\"");
        transaction.end(Status.STATUS_COMMITTED);
        TestRedis.await(
                "its removal",
                () -> shelf.removed.equals(List.of(shelf.kept.get(0).id())));
        assertThat(stream()).isEqualTo(1);
    }
}
