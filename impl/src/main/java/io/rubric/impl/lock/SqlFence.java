package io.rubric.impl.lock;

import io.rubric.lock.StaleFencingTokenException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The greatest token of each resource, in {@code rubric_fence}. Only an update that finds the row admits: what a query shows may be old, and locks nothing. */
final class SqlFence {

    private static final String UPDATE = "UPDATE rubric_fence SET token = ? WHERE resource = ? AND token <= ?";
    private static final String SELECT = "SELECT token FROM rubric_fence WHERE resource = ?";
    private static final String INSERT = "INSERT INTO rubric_fence (resource, token) VALUES (?, ?)";

    /** The class of SQL states for what a constraint forbids; not every driver throws the subclass for it. */
    private static final String CONSTRAINT = "23";

    void admit(Connection connection, String resource, long token) throws SQLException {
        if (update(connection, resource, token)) {
            return;
        }
        OptionalLong seen = seen(connection, resource);
        if (seen.isEmpty()) {
            insert(connection, resource, token);
        } else if (seen.getAsLong() > token
                || !update(connection, resource, token)) { // it may have come between the two
            throw stale(resource, token, seen);
        }
    }

    private void insert(Connection connection, String resource, long token) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, resource);
            insert.setLong(2, token);
            insert.executeUpdate();
        } catch (SQLException e) {
            String state = e.getSQLState();
            if (state == null || !state.startsWith(CONSTRAINT) || !isThereNow(connection, resource, token, e)) {
                throw e;
            }
        }
    }

    /** Another transaction has inserted the row meanwhile, and was committed. */
    private boolean isThereNow(Connection connection, String resource, long token, SQLException refused) {
        try {
            if (update(connection, resource, token)) {
                return true;
            }
            OptionalLong seen = seen(connection, resource);
            if (seen.isEmpty()) { // a constraint of something else
                return false;
            }
            throw stale(resource, token, seen);
        } catch (SQLException e) { // the transaction is over, as in PostgreSQL
            refused.addSuppressed(e);
            return false;
        }
    }

    private static boolean update(Connection connection, String resource, long token) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            update.setLong(1, token);
            update.setString(2, resource);
            update.setLong(3, token);
            return update.executeUpdate() == 1;
        }
    }

    private static OptionalLong seen(Connection connection, String resource) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, resource);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** The update has seen a greater token, even if the query sees an older one. */
    private static StaleFencingTokenException stale(String resource, long token, OptionalLong seen) {
        return new StaleFencingTokenException(resource, token, Math.max(seen.orElse(0), token + 1));
    }
}
