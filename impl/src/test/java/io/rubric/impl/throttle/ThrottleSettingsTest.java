package io.rubric.impl.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rubric.impl.testing.LogRecords;
import io.rubric.impl.testing.Node;
import io.rubric.throttle.Algorithm;
import io.rubric.throttle.OnLimit;
import io.rubric.throttle.Quota;
import io.rubric.throttle.Throttle;
import io.rubric.throttle.ThrottleName;
import io.rubric.throttle.Throttled;
import io.rubric.throttle.ThrottledException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What configuration says of policies, by their names and for all of them. */
class ThrottleSettingsTest {

    @ApplicationScoped
    public static class Door {

        @Inject
        @ThrottleName("door")
        Throttle door;

        @Inject
        @ThrottleName("hinge")
        Throttle hinge;

        @Throttled(name = "door", limit = 5, burst = 7)
        public void door() {}

        @Throttled(name = "hinge", limit = 5, period = "2h", algorithm = Algorithm.FIXED_WINDOW)
        public void hinge() {}

        @Throttled(name = "waits", limit = 1, period = "4h", onLimit = OnLimit.WAIT)
        public void waits() {}

        public Quota ofDoor() {
            return door.peek(null);
        }

        public Quota ofHinge() {
            return hinge.peek(null);
        }
    }

    private final Map<String, String> configuration = new HashMap<>(
            Map.of("rubric.throttle.timeout", "10s", "rubric.redis.timeout", "10s", "rubric.throttle.max-wait", "1h"));

    @Test
    void theFeatureSaysWhatTheAnnotationDoesNot() {
        configuration.put("rubric.throttle.period", "1h");
        try (Node node = start()) {
            assertThat(node.get(Door.class).ofDoor().period()).isEqualTo(Duration.ofHours(1));
            assertThat(node.get(Door.class).ofHinge().period()).isEqualTo(Duration.ofHours(2));
            node.get(Door.class).waits();
            ThrottledException refused = (ThrottledException) catchThrowable(node.get(Door.class)::waits);
            assertThat(refused.reason()).isEqualTo(ThrottledException.Reason.MAX_WAIT);
            assertThat(refused.retryAfter()).isBetween(Duration.ofHours(2), Duration.ofHours(3));
        }
    }

    @Test
    void theNameSaysItBeforeBoth() {
        configuration.put("rubric.throttle.period", "1h");
        configuration.put("rubric.throttle.\"door\".period", "3h");
        configuration.put("rubric.throttle.\"door\".limit", "10");
        configuration.put("rubric.throttle.\"door\".burst", "0");
        configuration.put("rubric.throttle.\"hinge\".period", "90m");
        configuration.put("rubric.throttle.\"hinge\".algorithm", "Token-Bucket");
        configuration.put("rubric.throttle.\"hinge\".burst", "20");
        try (Node node = start()) {
            Quota door = node.get(Door.class).ofDoor();
            assertThat(door.period()).isEqualTo(Duration.ofHours(3));
            assertThat(door.limit()).isEqualTo(10);
            assertThat(door.burst()).as("0 is the limit").isEqualTo(10);
            Quota hinge = node.get(Door.class).ofHinge();
            assertThat(hinge.period()).isEqualTo(Duration.ofMinutes(90));
            assertThat(hinge.burst()).isEqualTo(20);
            assertThat(hinge.remaining()).isEqualTo(20);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit      | many         | RUBRIC-907 | a whole number
            limit      | 0            | RUBRIC-201 | 1 or more
            burst      | -1           | RUBRIC-202 | 1 or more, or 0 for the limit
            period     | soon         | RUBRIC-905 | a duration
            algorithm  | leaky        | RUBRIC-907 | token-bucket, sliding-log, sliding-counter, fixed-window
            algorithm  | sliding-log  | RUBRIC-207 | TOKEN_BUCKET, or no burst
            on-failure | inherit      | RUBRIC-907 | local, allow, deny
            shadow     | yes          | RUBRIC-907 | true or false
            enabled    | no           | RUBRIC-907 | true or false
            """)
    void aBadValueOfANameIsAMistake(String setting, String value, String code, String write) {
        configuration.put("rubric.throttle.\"door\"." + setting, value);
        Throwable error = catchThrowable(() -> start().close());
        assertThat(error).isNotNull();
        assertThat(error.getMessage().lines().map(String::strip))
                .anySatisfy(line -> assertThat(line).startsWith(code).contains("write " + write));
        assertThat(error.getMessage()).doesNotContain("RUBRIC-206").doesNotContain("RUBRIC-208");
    }

    @Test
    void whatIsOnlyForNamesIsUnknownForAll() {
        configuration.put("rubric.throttle.limit", "10");
        configuration.put("rubric.throttle.\"door\".limit", "10");
        configuration.put("rubric.throttle.\"waits\".max-wait", "2h");
        configuration.put("rubric.throttle.on-failure", "deny");
        configuration.put("rubric.throttle.shadow", "true");
        try (LogRecords records = LogRecords.of("io.rubric.impl");
                Node node = start()) {
            assertThat(node.get(Door.class).ofDoor().limit()).isEqualTo(10);
            assertThat(records.atLeast(Level.WARNING))
                    .extracting(LogRecord::getMessage)
                    .singleElement()
                    .asString()
                    .contains("Configuration has rubric.throttle.limit,");
        }
    }

    private Node start() {
        return Node.start(configuration, Door.class);
    }
}
