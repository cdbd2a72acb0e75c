package io.rubric.impl.lock;

import java.sql.Connection;
import java.sql.SQLException;

/** The guard of a database, for tests of other packages that have no container to inject it. */
public final class SqlGuard {

    private final SqlFence fence = new SqlFence();

    public void admit(Connection connection, String resource, long token) throws SQLException {
        fence.admit(connection, resource, token);
    }
}
