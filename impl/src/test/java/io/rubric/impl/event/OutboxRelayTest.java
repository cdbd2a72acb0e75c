package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.OutboxEvent;
import io.rubric.event.RedisEventException;
import io.rubric.event.RedisEventOutbox;
import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.LogRecords;
import io.rubric.impl.testing.ManualTimer;
import io.rubric.impl.testing.TestRedis;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Instant LONG_AGO = NOW.minusSeconds(11);
    private static final OutboxRelay.Pace PACE =
            new OutboxRelay.Pace(Duration.ofSeconds(10), Duration.ofSeconds(5), 100);

    /** An interval with its jitter: there is one look in it. */
    private static final Duration A_LOOK = Duration.ofMillis(6_250);

    private static final Duration BOUND = Duration.ofSeconds(20);

    private final ManualTimer timer = new ManualTimer();
    private final Redis redis = new Redis();
    private JtaLikeDataSource database;
    private JdbcOutbox outbox;

    @BeforeEach
    void open() throws SQLException {
        database = new JtaLikeDataSource();
        database.execute(JdbcOutbox.TABLE);
        outbox = new JdbcOutbox(database);
    }

    @AfterEach
    void close() throws SQLException {
        timer.shutdownNow();
        assertThat(database.open()).as("connections that were kept").isZero();
        database.close();
    }

    @Test
    void whatADeadNodeHasLeftIsPublishedOnceInItsOrder() throws SQLException {
        left(1, 250);
        started(outbox);
        timer.pass(A_LOOK);
        assertThat(redis.sent).isEqualTo(numbers(1, 250));
        assertThat(database.rows()).isZero();
        timer.pass(A_LOOK);
        assertThat(redis.sent).hasSize(250);
    }

    @Test
    void whatIsYoungerBelongsToTheNodeThatHasFiredIt() throws SQLException {
        add(NOW.minusSeconds(10), "1");
        add(NOW.minusSeconds(10).minusMillis(1), "2");
        started(outbox);
        timer.pass(A_LOOK);
        assertThat(redis.sent).containsExactly("2");
        assertThat(database.rows()).isEqualTo(1);
    }

    @Test
    void itLooksAgainAfterEachInterval() throws SQLException {
        started(outbox);
        for (int i = 0; i < 10; i++) {
            String id = "" + i;
            add(LONG_AGO, id);
            timer.pass(A_LOOK);
            assertThat(redis.sent).contains(id);
        }
    }

    @Test
    void anEventThatFailsStaysWithAllThatFollowItAndIsTriedAgain() throws SQLException {
        left(1, 5);
        redis.failing.put("1003", new IllegalStateException("Redis is away"));
        started(outbox);
        try (LogRecords log = LogRecords.of(OutboxRelay.class.getName())) {
            timer.pass(A_LOOK);
            timer.pass(A_LOOK);
            assertThat(log.atLeast(Level.WARNING)).hasSize(1);
        }
        assertThat(redis.sent).isEqualTo(numbers(1, 2));
        assertThat(database.rows()).isEqualTo(3);
        redis.failing.clear();
        timer.pass(A_LOOK);
        assertThat(redis.sent).isEqualTo(numbers(1, 5));
        assertThat(database.rows()).isZero();
    }

    @Test
    void aSenderThatThrowsIsNoWorseThanOneThatFails() throws SQLException {
        left(1, 3);
        OutboxRelay relay = relay(outbox, Runnable::run, event -> {
            if (event.id().equals("1002") && redis.attempts < 2) {
                redis.attempts++;
                throw new IllegalStateException("closed");
            }
            return redis.send(event);
        });
        relay.start();
        timer.pass(A_LOOK);
        assertThat(redis.sent).containsExactly("1001");
        timer.pass(A_LOOK);
        timer.pass(A_LOOK);
        assertThat(redis.sent).isEqualTo(numbers(1, 3));
    }

    @Test
    void anEventThatIsRefusedForGoodIsSaidOnceAndStaysWithoutHoldingUpTheOthers() throws SQLException {
        left(1, 300);
        for (String id : numbers(1, 150)) {
            redis.failing.put(id, new RedisEventException("there is no such topic", "orders", null));
        }
        started(outbox);
        try (LogRecords log = LogRecords.of(Leftovers.class.getName())) {
            timer.pass(A_LOOK);
            timer.pass(A_LOOK);
            assertThat(log.atLeast(Level.SEVERE))
                    .hasSize(150)
                    .anySatisfy(record -> assertThat(record.getMessage()).contains("orders", "1150"));
        }
        assertThat(redis.sent).isEqualTo(numbers(151, 300));
        assertThat(database.rows()).isEqualTo(150);
    }

    @Test
    void aSenderThatRefusesByThrowingIsUnderstood() throws SQLException {
        left(1, 2);
        OutboxRelay relay = relay(outbox, Runnable::run, event -> {
            if (event.id().equals("1001")) {
                throw new RedisEventException("there is no such topic", "orders", null);
            }
            return redis.send(event);
        });
        relay.start();
        timer.pass(A_LOOK);
        assertThat(redis.sent).containsExactly("1002");
    }

    @Test
    void aRefusedEventThatWasDeletedByHandAndComesBackIsTriedAgain() throws SQLException {
        left(1, 1);
        redis.failing.put("1001", new RedisEventException("there is no such topic", "orders", null));
        started(outbox);
        timer.pass(A_LOOK);
        database.execute("DELETE FROM rubric_outbox");
        redis.failing.clear();
        timer.pass(A_LOOK);
        left(1, 1);
        timer.pass(A_LOOK);
        assertThat(redis.sent).containsExactly("1001");
    }

    @Test
    void anEventThatRedisDoesNotAnswerHoldsUpABatchNoLongerThanAnInterval() throws SQLException {
        left(1, 3);
        redis.failing.put("1002", null);
        OutboxRelay.Pace fast = new OutboxRelay.Pace(Duration.ofSeconds(10), Duration.ofMillis(40), 100);
        new OutboxRelay(outbox, redis::send, Runnable::run, timer, CLOCK, fast).start();
        timer.pass(Duration.ofMillis(50));
        assertThat(redis.sent).containsExactly("1001");
        redis.failing.clear();
        timer.pass(Duration.ofMillis(50));
        assertThat(redis.sent).isEqualTo(numbers(1, 3));
    }

    @Test
    void aDatabaseThatIsAwayIsSaidOnceAndAskedAgain() throws SQLException {
        left(1, 1);
        database.execute("ALTER TABLE rubric_outbox RENAME TO elsewhere");
        started(outbox);
        try (LogRecords log = LogRecords.of(OutboxRelay.class.getName())) {
            timer.pass(A_LOOK);
            timer.pass(A_LOOK);
            assertThat(log.atLeast(Level.WARNING)).hasSize(1);
        }
        database.execute("ALTER TABLE elsewhere RENAME TO rubric_outbox");
        timer.pass(A_LOOK);
        assertThat(redis.sent).containsExactly("1001");
    }

    @Test
    void anOutboxThatShowsWhatWasRemovedIsNotAskedWithoutEnd() throws SQLException {
        left(1, 100);
        started(new RedisEventOutbox() {
            @Override
            public void add(OutboxEvent event) {
                outbox.add(event);
            }

            @Override
            public List<OutboxEvent> olderThan(Instant time, int most) {
                return outbox.olderThan(time, most);
            }

            @Override
            public void remove(Collection<String> ids) {
                // somewhere else, whence it does not come at once
            }
        });
        timer.pass(A_LOOK);
        assertThat(redis.attempts).isLessThanOrEqualTo(200);
        assertThat(redis.sent).hasSize(100);
    }

    /** Both may send the same event: Redis takes it once. */
    @Test
    void twoRelaysSideBySideLoseNothingAndKeepTheOrder() throws SQLException {
        left(1, 1_000);
        CountDownLatch both = new CountDownLatch(2);
        Callers<Void> nodes = Callers.start(2, node -> () -> {
            ManualTimer own = new ManualTimer();
            OutboxRelay relay = new OutboxRelay(outbox, redis::send, Runnable::run, own, CLOCK, PACE);
            relay.start();
            both.countDown();
            both.await();
            own.pass(A_LOOK);
            own.shutdownNow();
            return null;
        });
        nodes.results();
        assertThat(redis.sent).isEqualTo(numbers(1, 1_000));
        assertThat(database.rows()).isZero();
    }

    @Test
    void whatItSendsItSendsOnAThreadOfTheApplication() throws SQLException {
        left(1, 1);
        Queue<Runnable> tasks = new ArrayDeque<>();
        relay(outbox, tasks::add, redis::send).start();
        timer.pass(A_LOOK);
        assertThat(redis.sent).isEmpty();
        assertThat(tasks).hasSize(1);
        timer.pass(A_LOOK);
        assertThat(tasks).as("looks that overlap").hasSize(1);
        tasks.remove().run();
        assertThat(redis.sent).containsExactly("1001");
        assertThat(timer.waiting()).isEqualTo(1);
    }

    @Test
    void aRelayThatWasStoppedLooksNoMore() throws SQLException {
        left(1, 1);
        OutboxRelay relay = started(outbox);
        relay.stop(BOUND);
        assertThat(timer.waiting()).isZero();
        timer.pass(A_LOOK);
        assertThat(redis.sent).isEmpty();
    }

    @Test
    void stopWaitsForTheEventThatIsBeingSentAndLeavesTheOthers() throws SQLException {
        left(1, 3);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        CountDownLatch sending = new CountDownLatch(1);
        OutboxRelay relay = relay(outbox, OutboxRelayTest::onItsOwnThread, event -> {
            sending.countDown();
            return answer.thenCompose(none -> redis.send(event));
        });
        relay.start();
        timer.pass(A_LOOK);
        TestRedis.await("it sends", () -> sending.getCount() == 0);
        Callers<Void> stopping = Callers.start(1, i -> () -> {
            relay.stop(BOUND);
            return null;
        });
        TestRedis.await("stop waits", stopping::areWaiting);
        answer.complete(null);
        stopping.results();
        assertThat(redis.sent).containsExactly("1001");
        assertThat(database.rows()).isEqualTo(2);
    }

    @Test
    void stopWaitsNoLongerThanItsBound() throws SQLException {
        left(1, 1);
        redis.failing.put("1001", null);
        List<Thread> threads = new ArrayList<>();
        OutboxRelay relay = relay(outbox, task -> threads.add(onItsOwnThread(task)), redis::send);
        relay.start();
        timer.pass(A_LOOK);
        TestRedis.await("it sends", () -> redis.attempts == 1);
        relay.stop(Duration.ofMillis(1));
        threads.forEach(Thread::interrupt);
        TestRedis.await("it ends", () -> threads.stream().noneMatch(Thread::isAlive));
        assertThat(database.rows()).isEqualTo(1);
    }

    @Test
    void anApplicationThatStopsFirstIsNoTrouble() {
        OutboxRelay relay = relay(
                outbox,
                task -> {
                    throw new RejectedExecutionException();
                },
                redis::send);
        relay.start();
        relay.published(List.of("1"));
        timer.pass(A_LOOK);
        timer.shutdownNow();
        relay.published(List.of("2"));
        relay.stop(BOUND);
        assertThat(redis.sent).isEmpty();
    }

    @Test
    void whatIsPublishedAfterItsCommitIsRemovedAtTheLatestByStop() throws SQLException {
        left(1, 2);
        OutboxRelay relay = started(outbox);
        relay.published(List.of("1001"));
        timer.pass(Duration.ofMillis(Removals.MOMENT_MILLIS));
        assertThat(database.rows()).isEqualTo(1);
        relay.published(List.of("1002"));
        relay.stop(BOUND);
        assertThat(database.rows()).isZero();
        assertThat(redis.sent).isEmpty();
    }

    private OutboxRelay started(RedisEventOutbox from) {
        OutboxRelay relay = relay(from, Runnable::run, redis::send);
        relay.start();
        return relay;
    }

    private OutboxRelay relay(
            RedisEventOutbox from, Executor executor, Function<OutboxEvent, CompletionStage<?>> sender) {
        return new OutboxRelay(from, sender, executor, timer, CLOCK, PACE);
    }

    private static Thread onItsOwnThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void left(int first, int last) throws SQLException {
        add(LONG_AGO, numbers(first, last).toArray(String[]::new));
    }

    private void add(Instant fired, String... ids) throws SQLException {
        database.begin();
        for (String id : ids) {
            outbox.add(new OutboxEvent(id, "orders", "{}", fired));
        }
        database.commit();
    }

    private static List<String> numbers(int first, int last) {
        List<String> numbers = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            numbers.add("" + (1_000 + i));
        }
        return numbers;
    }

    /** Takes each event once, as the stream does. */
    private static final class Redis {

        final List<String> sent = new ArrayList<>();
        final Map<String, Exception> failing = new HashMap<>();
        private final Set<String> taken = new HashSet<>();
        volatile int attempts;

        synchronized CompletionStage<?> send(OutboxEvent event) {
            attempts++;
            if (failing.containsKey(event.id())) {
                Exception failure = failing.get(event.id());
                return failure == null ? new CompletableFuture<>() : CompletableFuture.failedFuture(failure);
            }
            if (taken.add(event.id())) {
                sent.add(event.id());
            }
            return CompletableFuture.completedFuture(null);
        }
    }
}
