package io.rubric.tck.transaction;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Numbers in the container's default database. */
@ApplicationScoped
public class Ledger {

    @Resource(lookup = "java:comp/DefaultDataSource")
    DataSource database;

    /** In the caller's transaction. */
    public Connection connection() throws SQLException {
        return database.getConnection();
    }

    /** Makes the tables anew. Not in a transaction. */
    public void create() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS tck_ledger");
            statement.execute("CREATE TABLE tck_ledger (id VARCHAR(100) NOT NULL PRIMARY KEY, amount BIGINT NOT NULL)");
            statement.execute("DROP TABLE IF EXISTS rubric_fence");
            statement.execute("CREATE TABLE rubric_fence (resource VARCHAR(255) NOT NULL PRIMARY KEY,"
                    + " token BIGINT NOT NULL)");
        }
    }

    /** Adds a number that is zero. */
    public void open(String id) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO tck_ledger VALUES (?, 0)")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
    }

    /** What the transaction sees. */
    public long read(String id) {
        try (Connection connection = connection();
                PreparedStatement select = connection.prepareStatement("SELECT amount FROM tck_ledger WHERE id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes, whatever is there. */
    public void write(String id, long amount) {
        try (Connection connection = connection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE tck_ledger SET amount = ? WHERE id = ?")) {
            update.setLong(1, amount);
            update.setString(2, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
