package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.OutboxEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statements of {@code docs/outbox.md}, which H2 understands as if it were each of the databases. */
class OutboxDocsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| `(CREATE TABLE [^`]+)` \\|$");

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL,PostgreSQL",
        "'MySQL, MariaDB',MySQL",
        "'H2, Derby',Derby",
        "Oracle,Oracle",
        "SQL Server,MSSQLServer"
    })
    void theTableOfEachDatabaseKeepsAnEvent(String database, String mode) throws SQLException, IOException {
        OutboxEvent event = new OutboxEvent("1", "orders", "{\"ü\":1}", Instant.EPOCH);
        try (JtaLikeDataSource source = new JtaLikeDataSource(";MODE=" + mode)) {
            source.execute(statements().get(database));
            JdbcOutbox outbox = new JdbcOutbox(source);
            outbox.add(event);
            assertThat(outbox.olderThan(Instant.now(), 10)).containsExactly(event);
            outbox.remove(List.of("1"));
            assertThat(source.rows()).isZero();
        }
    }

    @Test
    void whatTheExceptionSaysIsWhatIsWrittenThere() throws IOException {
        assertThat(statements()).hasSize(5).containsEntry("H2, Derby", JdbcOutbox.TABLE);
    }

    private static Map<String, String> statements() throws IOException {
        return ROW.matcher(Files.readString(Path.of("../docs/outbox.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    }
}
