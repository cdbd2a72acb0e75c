package io.rubric.impl.event;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A database in memory behind a data source as containers have it: in a transaction a thread always gets the same connection, and may not end the transaction by it. */
final class JtaLikeDataSource implements DataSource, AutoCloseable {

    private static final Set<String> FORBIDDEN = Set.of("commit", "rollback", "setAutoCommit");

    private final String url;
    private final ThreadLocal<Connection> transaction = new ThreadLocal<>();
    private final Connection keeper;
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean pooledWithoutAutoCommit;

    JtaLikeDataSource() throws SQLException {
        this("");
    }

    JtaLikeDataSource(String options) throws SQLException {
        url = "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=20000" + options;
        keeper = connect(); // the database ends with its last connection
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    void begin() throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        transaction.set(connection);
    }

    void commit() throws SQLException {
        transaction.get().commit();
        end();
    }

    void rollback() throws SQLException {
        transaction.get().rollback();
        end();
    }

    private void end() throws SQLException {
        transaction.get().close();
        transaction.remove();
    }

    /** From now on connections outside a transaction have one of their own until somebody commits. */
    void poolWithoutAutoCommit() {
        pooledWithoutAutoCommit = true;
    }

    /** Connections that were not given back. */
    int open() {
        return open.get();
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = keeper.createStatement()) {
            statement.execute(sql);
        }
    }

    int rows() throws SQLException {
        try (Statement statement = keeper.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM rubric_outbox")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection enlisted = transaction.get();
        Connection connection = enlisted != null ? enlisted : connect();
        if (enlisted == null && pooledWithoutAutoCommit) {
            connection.setAutoCommit(false);
        }
        open.incrementAndGet();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(connection, enlisted != null, method, arguments));
    }

    private Object call(Connection connection, boolean enlisted, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("close")) {
            open.decrementAndGet();
            if (enlisted) {
                return null;
            }
            if (!connection.getAutoCommit()) {
                connection.rollback(); // as pools do
            }
        } else if (enlisted && FORBIDDEN.contains(method.getName())) {
            throw new SQLException(method.getName() + " in a transaction of the container");
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws SQLException {
        keeper.close();
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Logger getParentLogger() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
