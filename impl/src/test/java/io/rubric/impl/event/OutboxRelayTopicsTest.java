package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.LogRecords;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** Topics that share an outbox, one of which cannot be published. */
class OutboxRelayTopicsTest extends Relaying {

    private static final IllegalStateException AWAY = new IllegalStateException("its shard is away");

    @Test
    void aTopicThatCannotBePublishedHoldsUpNoOtherAndKeepsItsOrder() throws SQLException {
        left(1, 2);
        invoices("1003");
        left(4, 4);
        invoices("1005");
        redis.failing.put("1001", AWAY);
        started(outbox);
        try (LogRecords log = LogRecords.of(OutboxRelay.class.getName())) {
            timer.pass(A_LOOK);
            assertThat(log.atLeast(Level.WARNING))
                    .singleElement()
                    .satisfies(record -> assertThat(record.getMessage()).contains("orders"));
        }
        assertThat(redis.sent).containsExactly("1003", "1005");
        assertThat(database.rows()).isEqualTo(3);
        redis.failing.clear();
        timer.pass(A_LOOK);
        assertThat(redis.sent).containsExactly("1003", "1005", "1001", "1002", "1004");
        assertThat(database.rows()).isZero();
    }

    @Test
    void norDoesOneWithMoreEventsThanABatch() throws SQLException {
        left(1, 350);
        invoices("1351");
        redis.failing.put("1001", AWAY);
        started(outbox);
        timer.pass(A_LOOK);
        assertThat(redis.sent).containsExactly("1351");
        assertThat(redis.attempts).isEqualTo(2);
    }

    @Test
    void norDoesOneForWhichTheSenderThrows() throws SQLException {
        left(1, 2);
        invoices("1003");
        relay(outbox, Runnable::run, event -> {
                    if (event.topic().equals("orders")) {
                        throw AWAY;
                    }
                    return redis.send(event);
                })
                .start();
        timer.pass(A_LOOK);
        assertThat(redis.sent).containsExactly("1003");
        assertThat(database.rows()).isEqualTo(2);
    }

    @Test
    void norDoesOneThatRedisDoesNotAnswer() throws SQLException {
        left(1, 2);
        invoices("1003");
        redis.failing.put("1001", null);
        OutboxRelay.Pace fast = new OutboxRelay.Pace(Duration.ofSeconds(10), Duration.ofMillis(400), 100);
        new OutboxRelay(outbox, redis::send, Runnable::run, timer, CLOCK, fast).start();
        timer.pass(Duration.ofMillis(500));
        assertThat(redis.sent).isEqualTo(List.of("1003"));
    }

    private void invoices(String id) throws SQLException {
        add("invoices", LONG_AGO, id);
    }
}
