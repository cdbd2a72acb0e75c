package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.event.OutboxEvent;
import io.rubric.event.RedisEventException;
import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.LogRecords;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Instant FIRED = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Instant LATER = FIRED.plusSeconds(60);

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
        assertThat(database.open()).as("connections that were kept").isZero();
        database.close();
    }

    @Test
    void anEventOfACommittedTransactionIsThereAsItWas() throws SQLException {
        OutboxEvent event = event("1");
        add(event);
        assertThat(outbox.olderThan(LATER, 10)).containsExactly(event);
    }

    @Test
    void anEventOfATransactionThatIsRolledBackHasNeverBeenThere() throws SQLException {
        database.begin();
        outbox.add(event("1"));
        database.rollback();
        assertThat(outbox.olderThan(LATER, 10)).isEmpty();
    }

    @Test
    void anEventIsNotSeenBeforeItsTransactionIsCommitted() throws SQLException {
        JdbcOutbox other = new JdbcOutbox(database);
        database.begin();
        outbox.add(event("1"));
        assertThat(Callers.start(1, i -> () -> other.olderThan(LATER, 10)).results())
                .containsExactly(List.of());
        database.commit();
        assertThat(other.olderThan(LATER, 10)).hasSize(1);
    }

    @Test
    void theLowestIdsComeFirstWhateverTheOrderInWhichTheyWereWritten() throws SQLException {
        add(event("3"), event("1"), event("4"), event("2"));
        assertThat(ids(outbox.olderThan(LATER, 3))).containsExactly("1", "2", "3");
    }

    @Test
    void onlyEventsThatWereFiredBeforeTheTimeAreFound() throws SQLException {
        add(event("1"));
        assertThat(outbox.olderThan(FIRED, 10)).isEmpty();
        assertThat(outbox.olderThan(FIRED.plusMillis(1), 10)).hasSize(1);
    }

    @Test
    void anEnvelopeOfAQuarterOfAMegabyteIsKeptWhole() throws SQLException {
        OutboxEvent large = event("1", "{\"data\":\"" + "x".repeat(256 * 1024) + "\"}");
        add(large);
        assertThat(outbox.olderThan(LATER, 10)).containsExactly(large);
    }

    @Test
    void anEnvelopeMayHaveEveryCharacter() throws SQLException {
        OutboxEvent event = event("1", "{\"data\":\"Grüße, 日本語, \uD83C\uDF89, a'b\\\\\"}");
        add(event);
        assertThat(outbox.olderThan(LATER, 10)).containsExactly(event);
    }

    @Test
    void whatIsRemovedIsGoneAndAllElseStays() throws SQLException {
        add(event("1"), event("2"), event("3"));
        outbox.remove(List.of("3", "1", "unknown"));
        outbox.remove(List.of());
        assertThat(ids(outbox.olderThan(LATER, 10))).containsExactly("2");
    }

    @Test
    void moreAreRemovedTogetherThanOneBatchHas() throws SQLException {
        database.begin();
        List<String> ids = new ArrayList<>();
        for (int i = 1000; i < 1250; i++) {
            outbox.add(event("" + i));
            ids.add("" + i);
        }
        database.commit();
        outbox.remove(ids);
        assertThat(database.rows()).isZero();
    }

    @Test
    void anIdTakesNoPartInAStatement() throws SQLException {
        add(event("1"), event("2"));
        outbox.remove(List.of("1' OR '1'='1"));
        assertThat(database.rows()).isEqualTo(2);
    }

    @Test
    void aPoolWhoseConnectionsDoNotCommitByThemselvesIsToldTo() throws SQLException {
        add(event("1"), event("2"));
        database.poolWithoutAutoCommit();
        outbox.remove(List.of("1"));
        assertThat(ids(outbox.olderThan(LATER, 10))).containsExactly("2");
        assertThat(database.rows()).isEqualTo(1);
    }

    @Test
    void aDataSourceThatCommitsByItselfInATransactionIsWarnedOfOnce() {
        try (LogRecords log = LogRecords.of(JdbcOutbox.class.getName())) {
            outbox.add(event("1")); // in no transaction of the data source
            outbox.add(event("2"));
            assertThat(log.atLeast(Level.WARNING))
                    .extracting(LogRecord::getMessage)
                    .singleElement()
                    .asString()
                    .contains("JTA data source");
        }
    }

    @Test
    void aTransactionOfTheDataSourceIsNotWarnedOf() throws SQLException {
        try (LogRecords log = LogRecords.of(JdbcOutbox.class.getName())) {
            add(event("1"));
            assertThat(log.atLeast(Level.WARNING)).isEmpty();
        }
    }

    @Test
    void aDatabaseWithoutTheTableSaysHowToCreateIt() throws SQLException {
        database.execute("DROP TABLE rubric_outbox");
        assertThatThrownBy(() -> add(event("1")))
                .isInstanceOf(RedisEventException.class)
                .hasMessageContainingAll("orders", JdbcOutbox.TABLE)
                .hasCauseInstanceOf(SQLException.class);
        database.rollback();
        assertThatThrownBy(() -> outbox.olderThan(LATER, 10)).hasMessageContaining(JdbcOutbox.TABLE);
        assertThatThrownBy(() -> outbox.remove(List.of("1"))).hasMessageContaining(JdbcOutbox.TABLE);
    }

    @Test
    void whatTheDatabaseRefusesIsTheCauseOfWhatFireThrows() throws SQLException {
        add(event("1"));
        assertThatThrownBy(() -> add(event("1")))
                .isInstanceOfSatisfying(
                        RedisEventException.class, e -> assertThat(e.topic()).isEqualTo("orders"))
                .hasMessageNotContaining("CREATE TABLE")
                .hasCauseInstanceOf(SQLException.class);
        database.rollback();
    }

    private void add(OutboxEvent... events) throws SQLException {
        database.begin();
        for (OutboxEvent event : events) {
            outbox.add(event);
        }
        database.commit();
    }

    private static OutboxEvent event(String id) {
        return event(id, "{}");
    }

    private static OutboxEvent event(String id, String envelope) {
        return new OutboxEvent(id, "orders", envelope, FIRED);
    }

    private static List<String> ids(List<OutboxEvent> events) {
        return events.stream().map(OutboxEvent::id).toList();
    }
}
