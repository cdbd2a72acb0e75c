package io.rubric.impl.lock.violence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.h2.tools.Server;

/** The resource: a counter for each key that is read and then written, and a row for each time. It lives in this JVM, and the processes reach it over TCP. */
final class Ledger implements AutoCloseable {

    static final List<String> KEYS = List.of("a", "b", "c");

    private final Connection connection;
    private final Server server;
    private final String name;

    private Ledger(String name, Connection connection, Server server) {
        this.name = name;
        this.connection = connection;
        this.server = server;
    }

    static Ledger open(String name) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + name, "sa", "");
        execute(
                connection,
                "CREATE TABLE rubric_fence (resource VARCHAR(255) NOT NULL PRIMARY KEY, token BIGINT NOT NULL)",
                "CREATE TABLE counter (resource VARCHAR(255) NOT NULL PRIMARY KEY, amount BIGINT NOT NULL)",
                "CREATE TABLE ledger (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, resource VARCHAR(255),"
                        + " token BIGINT, process INT)");
        for (String key : KEYS) {
            execute(connection, "INSERT INTO counter VALUES ('" + key + "', 0)");
        }
        return new Ledger(
                name,
                connection,
                Server.createTcpServer("-tcpPort", "0", "-tcpDaemon").start());
    }

    /** For the processes. They wait for a row as long as the slowest holder may be stopped, and longer. */
    String url() {
        return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + name + ";LOCK_TIMEOUT=20000";
    }

    /** What is done in the transaction: two at once would both read the same. */
    static void count(Connection connection, String key, long token, int process) throws SQLException {
        long amount = amount(connection, key);
        LockSupport.parkNanos(100_000);
        try (PreparedStatement update =
                        connection.prepareStatement("UPDATE counter SET amount = ? WHERE resource = ?");
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO ledger (resource, token, process) VALUES (?, ?, ?)")) {
            update.setLong(1, amount + 1);
            update.setString(2, key);
            update.executeUpdate();
            insert.setString(1, key);
            insert.setLong(2, token);
            insert.setInt(3, process);
            insert.executeUpdate();
        }
    }

    private static long amount(Connection connection, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT amount FROM counter WHERE resource = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** What each counter says. */
    Map<String, Long> counters() throws SQLException {
        Map<String, Long> counters = new HashMap<>();
        for (String key : KEYS) {
            counters.put(key, amount(connection, key));
        }
        return counters;
    }

    /** The rows in their order. That is the order of the commits where the guard keeps its row locked meanwhile. */
    List<Row> rows() throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT resource, token, process FROM ledger ORDER BY id")) {
            while (row.next()) {
                rows.add(new Row(row.getString(1), row.getLong(2), row.getInt(3)));
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        server.stop();
        connection.close();
    }

    private static void execute(Connection connection, String... commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    /** One increment that was committed. */
    record Row(String key, long token, int process) {}
}
