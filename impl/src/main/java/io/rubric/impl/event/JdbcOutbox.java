package io.rubric.impl.event;

import io.rubric.event.OutboxEvent;
import io.rubric.event.RedisEventException;
import io.rubric.event.RedisEventOutbox;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * The outbox in the table {@code rubric_outbox}, which the application creates; {@code docs/outbox.md} has it for each database.
 *
 * <p>An event is written by a connection that the {@code DataSource} binds to the calling thread's transaction, as the container's JTA data sources do; it is closed, and neither
 * committed nor rolled back. All else is for threads without a transaction, where a container's connection commits each statement, if its pool is not told otherwise: then it
 * is committed here.
 */
final class JdbcOutbox implements RedisEventOutbox {

    static final String TABLE = "CREATE TABLE rubric_outbox (id VARCHAR(64) NOT NULL PRIMARY KEY,"
            + " topic VARCHAR(200) NOT NULL, fired BIGINT NOT NULL, envelope CLOB NOT NULL)";

    private static final System.Logger LOG = System.getLogger(JdbcOutbox.class.getName());

    /** The envelope is the last: Oracle refuses other parameters after a long one (ORA-24816). */
    private static final String INSERT = "INSERT INTO rubric_outbox (id, topic, fired, envelope) VALUES (?, ?, ?, ?)";

    private static final String SELECT =
            "SELECT id, topic, fired, envelope FROM rubric_outbox WHERE fired < ? ORDER BY id";
    private static final String DELETE = "DELETE FROM rubric_outbox WHERE id = ?";
    private static final int PART = 100;

    private final DataSource source;
    private final AtomicBoolean warned = new AtomicBoolean();

    JdbcOutbox(DataSource source) {
        this.source = source;
    }

    @Override
    public void add(OutboxEvent event) {
        try (Connection connection = source.getConnection()) {
            if (connection.getAutoCommit() && warned.compareAndSet(false, true)) {
                // no exception: drivers differ in what they say within a distributed transaction
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The DataSource of the outbox seems to commit by itself within a transaction. Events of transactions that are rolled back would be"
                                + " published: it must be a JTA data source (rubric.event.outbox.data-source)");
            }
            insert(connection, event);
        } catch (SQLException e) {
            throw failed("an event could not be written to the outbox", event.topic(), e);
        }
    }

    private static void insert(Connection connection, OutboxEvent event) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, event.id());
            insert.setString(2, event.topic());
            insert.setLong(3, event.time().toEpochMilli());
            insert.setCharacterStream(
                    4, new StringReader(event.envelope()), event.envelope().length());
            insert.executeUpdate();
        }
    }

    @Override
    public List<OutboxEvent> olderThan(Instant time, int most) {
        return alone("the outbox could not be read", connection -> select(connection, time, most));
    }

    private static List<OutboxEvent> select(Connection connection, Instant time, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setMaxRows(most); // each database has its own words for it in SQL
            select.setFetchSize(most);
            select.setLong(1, time.toEpochMilli());
            try (ResultSet row = select.executeQuery()) {
                List<OutboxEvent> events = new ArrayList<>();
                while (row.next()) {
                    events.add(new OutboxEvent(
                            row.getString(1),
                            row.getString(2),
                            row.getString(4),
                            Instant.ofEpochMilli(row.getLong(3))));
                }
                return events;
            }
        }
    }

    @Override
    public void remove(Collection<String> ids) {
        if (!ids.isEmpty()) {
            alone("events could not be removed from the outbox", connection -> delete(connection, ids));
        }
    }

    /** In order: two nodes that remove the same ones lock them in the same order. */
    private static int delete(Connection connection, Collection<String> ids) throws SQLException {
        int number = 0;
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            for (String id : new TreeSet<>(ids)) {
                delete.setString(1, id);
                delete.addBatch();
                number++;
                if (number % PART == 0) {
                    delete.executeBatch();
                }
            }
            if (number % PART != 0) {
                delete.executeBatch();
            }
        }
        return number;
    }

    private <T> T alone(String what, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            boolean mustCommit = !connection.getAutoCommit();
            try {
                T result = work.on(connection);
                if (mustCommit) {
                    connection.commit();
                }
                return result;
            } catch (SQLException e) {
                if (mustCommit) {
                    rollback(connection, e);
                }
                throw e;
            }
        } catch (SQLException e) {
            throw failed(what, "", e);
        }
    }

    private static void rollback(Connection connection, SQLException cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static RedisEventException failed(String what, String topic, SQLException e) {
        String where = topic.isEmpty() ? what : "Topic \"" + topic + "\": " + what;
        return new RedisEventException(
                isOfTable(e)
                        ? where + "; does its table exist? " + TABLE
                                + " (CLOB is TEXT in PostgreSQL, LONGTEXT in MySQL, NVARCHAR(MAX) in SQL Server; BIGINT is NUMBER(19) in Oracle)"
                        : where,
                topic,
                e);
    }

    /** The class of SQL states for what a statement names and is not there or not allowed; SQL Server's driver has one of its own. */
    private static boolean isOfTable(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("42") || state.equals("S0002"));
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
