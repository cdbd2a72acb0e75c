package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.OutboxEvent;
import io.rubric.event.RedisEventOutbox;
import io.rubric.impl.testing.ManualTimer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An outbox in a database, a Redis that takes what it is sent, and a time that the test sets. */
abstract class Relaying {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Instant LONG_AGO = NOW.minusSeconds(11);
    static final OutboxRelay.Pace PACE = new OutboxRelay.Pace(Duration.ofSeconds(10), Duration.ofSeconds(5), 100);

    /** An interval with its jitter: there is one look in it. */
    static final Duration A_LOOK = Duration.ofMillis(6_250);

    static final Duration BOUND = Duration.ofSeconds(20);

    final ManualTimer timer = new ManualTimer();
    final Redis redis = new Redis();
    JtaLikeDataSource database;
    JdbcOutbox outbox;

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

    OutboxRelay started(RedisEventOutbox from) {
        OutboxRelay relay = relay(from, Runnable::run, redis::send);
        relay.start();
        return relay;
    }

    OutboxRelay relay(RedisEventOutbox from, Executor executor, Function<OutboxEvent, CompletionStage<?>> sender) {
        return new OutboxRelay(from, sender, executor, timer, CLOCK, PACE);
    }

    static Thread onItsOwnThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    void left(int first, int last) throws SQLException {
        add(LONG_AGO, numbers(first, last).toArray(String[]::new));
    }

    void add(Instant fired, String... ids) throws SQLException {
        add("orders", fired, ids);
    }

    void add(String topic, Instant fired, String... ids) throws SQLException {
        database.begin();
        for (String id : ids) {
            outbox.add(new OutboxEvent(id, topic, "{}", fired));
        }
        database.commit();
    }

    static List<String> numbers(int first, int last) {
        List<String> numbers = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            numbers.add("" + (1_000 + i));
        }
        return numbers;
    }

    /** Takes each event once, as the stream does. */
    static final class Redis {

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
