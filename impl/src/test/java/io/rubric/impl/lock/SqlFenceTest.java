package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.TestRedis;
import io.rubric.lock.StaleFencingTokenException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlFenceTest {

    private static final String TABLE =
            "CREATE TABLE rubric_fence (resource VARCHAR(255) NOT NULL PRIMARY KEY, token BIGINT NOT NULL)";

    /** A session that waits for a row, or in an insert, which waits without saying for whom. */
    private static final String BLOCKED = "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS"
            + " WHERE BLOCKER_ID IS NOT NULL OR EXECUTING_STATEMENT LIKE 'INSERT%'";

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=20000";
    private final SqlFence fence = new SqlFence();
    private Connection a;
    private Connection b;

    @BeforeEach
    void open() throws SQLException {
        a = connect();
        b = connect();
        try (Statement statement = a.createStatement()) {
            statement.execute(TABLE);
        }
    }

    @AfterEach
    void close() throws SQLException {
        a.close();
        b.close();
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        return connection;
    }

    private void commit(Connection connection, long token) throws SQLException {
        fence.admit(connection, "r", token);
        connection.commit();
    }

    private long seen() throws SQLException {
        try (Statement statement = a.createStatement();
                ResultSet row = statement.executeQuery("SELECT token FROM rubric_fence WHERE resource = 'r'")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** The second one, whose admission waits for the end of the first one's transaction. */
    private Callers<Void> waiting(long token) {
        Callers<Void> second = Callers.start(1, i -> () -> {
            commit(b, token);
            return null;
        });
        TestRedis.await("the wait for the row", () -> isBlocked(second));
        return second;
    }

    private boolean isBlocked(Callers<Void> second) {
        try (Connection observer = DriverManager.getConnection(url);
                Statement statement = observer.createStatement();
                ResultSet row = statement.executeQuery(BLOCKED)) {
            assertThat(second.areDone()).isFalse();
            return row.next() && row.getLong(1) == 1;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theFirstTokenAnEqualAndAGreaterOneAreAdmitted() throws SQLException {
        commit(a, 5);
        commit(b, 5);
        commit(a, 7);
        assertThat(seen()).isEqualTo(7);
    }

    @Test
    void aLowerTokenIsRefusedAndHearsWhatTheResourceHasSeen() throws SQLException {
        commit(a, 9_007_199_254_740_993L);
        assertThatThrownBy(() -> commit(b, 9_007_199_254_740_992L))
                .isInstanceOfSatisfying(StaleFencingTokenException.class, stale -> {
                    assertThat(stale.resource()).isEqualTo("r");
                    assertThat(stale.token()).isEqualTo(9_007_199_254_740_992L);
                    assertThat(stale.lastSeen()).isEqualTo(9_007_199_254_740_993L);
                });
        assertThat(seen()).isEqualTo(9_007_199_254_740_993L);
    }

    @Test
    void eachResourceHasATokenOfItsOwn() throws SQLException {
        commit(a, 9);
        fence.admit(b, "other", 1);
        b.commit();
        assertThat(seen()).isEqualTo(9);
    }

    @Test
    void aTransactionThatIsRolledBackHasNotBeenSeen() throws SQLException {
        commit(a, 3);
        fence.admit(a, "r", 9);
        a.rollback();
        commit(b, 4);
        assertThat(seen()).isEqualTo(4);
    }

    @Test
    void aSecondTransactionWaitsForTheFirstAndIsAdmittedAfterIt() throws SQLException {
        commit(a, 1);
        fence.admit(a, "r", 5);
        Callers<Void> second = waiting(6);
        a.commit();
        second.results();
        assertThat(seen()).isEqualTo(6);
    }

    @Test
    void aSecondTransactionWithALowerTokenWaitsForTheFirstAndIsRefusedThen() throws SQLException {
        commit(a, 1);
        fence.admit(a, "r", 5);
        Callers<Void> second = waiting(4);
        a.commit();
        assertThatThrownBy(second::results).satisfies(SqlFenceTest::isStale);
        b.rollback();
        assertThat(seen()).isEqualTo(5);
    }

    @Test
    void aSecondTransactionIsAdmittedIfTheFirstIsRolledBack() throws SQLException {
        commit(a, 1);
        fence.admit(a, "r", 5);
        Callers<Void> second = waiting(4);
        a.rollback();
        second.results();
        assertThat(seen()).isEqualTo(4);
    }

    @Test
    void ofTwoThatInsertTheFirstTokenAtOnceTheSecondIsAdmittedIfItsTokenIsNotLower() throws SQLException {
        fence.admit(a, "r", 5);
        Callers<Void> second = waiting(6);
        a.commit();
        second.results();
        assertThat(seen()).isEqualTo(6);
    }

    @Test
    void ofTwoThatInsertTheFirstTokenAtOnceTheLowerIsRefused() throws SQLException {
        fence.admit(a, "r", 5);
        Callers<Void> second = waiting(4);
        a.commit();
        assertThatThrownBy(second::results).satisfies(SqlFenceTest::isStale);
        b.rollback();
        assertThat(seen()).isEqualTo(5);
    }

    @Test
    void whereATransactionSeesWhatWasThereWhenItBeganALowerTokenIsNotAdmittedEither() throws SQLException {
        commit(a, 1);
        b.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = b.createStatement();
                ResultSet row = statement.executeQuery("SELECT token FROM rubric_fence WHERE resource = 'r'")) {
            assertThat(row.next()).isTrue();
        }
        commit(a, 9);
        assertThatThrownBy(() -> commit(b, 4)).isInstanceOfAny(StaleFencingTokenException.class, SQLException.class);
        b.rollback();
        assertThat(seen()).isEqualTo(9);
    }

    @Test
    void aDatabaseWithoutTheTableSaysSo() throws SQLException {
        try (Statement statement = a.createStatement()) {
            statement.execute("DROP TABLE rubric_fence");
        }
        assertThatThrownBy(() -> commit(b, 1)).isInstanceOf(SQLException.class).hasMessageContainingAll("RUBRIC_FENCE");
    }

    private static void isStale(Throwable thrown) {
        assertThat(thrown).isInstanceOf(CompletionException.class).hasCauseInstanceOf(StaleFencingTokenException.class);
    }
}
