package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.OutboxEvent;
import io.rubric.event.RedisEventException;
import io.rubric.event.RedisEventOutbox;
import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.LogRecords;
import io.rubric.impl.testing.ManualTimer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class OutboxRelayTest extends Relaying {

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
}
