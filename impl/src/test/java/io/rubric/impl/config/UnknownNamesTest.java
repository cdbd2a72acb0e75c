package io.rubric.impl.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.Configured;
import io.rubric.impl.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '\0',
            value = {
                "rubric.redis.adress rubric.redis.address",
                "rubric.redis.startuptimeout rubric.redis.startup-timeout",
                "rubric.redis.on_startup rubric.redis.on-startup",
                "rubric.cache.users.ttl rubric.cache.\"users\".ttl",
                "rubric.cache.\"user\".ttl rubric.cache.\"users\".ttl",
                "rubric.cach.ttl rubric.cache.ttl",
                "rubric.throttle.\"logon\".limit rubric.throttle.\"login\".limit"
            })
    void anUnknownNameIsWarnedOfWithTheNearestKnownOne(String unknown, String known) {
        assertThat(warnings(Configured.with(Map.of(unknown, "1"))))
                .containsExactly(
                        "Configuration has " + unknown + ", which Rubric does not know; did you mean " + known + "?");
    }

    @Test
    void aSettingThatHasEffectByNameAloneIsUnknownWithoutOne() {
        assertThat(warnings(Configured.with(Map.of("rubric.throttle.limit", "1"))))
                .singleElement()
                .asString()
                .startsWith("Configuration has rubric.throttle.limit, which Rubric does not know");
    }

    @Test
    void whatIsReadAndWhatIsNotRubricsIsNotWarnedOf() {
        Map<String, String> configuration = Map.of(
                "rubric.cache.\"users\".ttl", "1s", "rubric.lock.lease-time", "1s", "rubrics.x", "1", "other", "2");
        assertThat(warnings(Configured.with(configuration))).isEmpty();
    }

    @Test
    void environmentVariablesThatAreReadAreNotWarnedOf() {
        Settings settings = Configured.withEnvironment(
                Map.of("RUBRIC_REDIS_ON_STARTUP", "warn", "RUBRIC_CACHE__USERS__TTL", "1s", "RUBRIC_CACHE_TTL", "1s"));
        assertThat(warnings(settings)).isEmpty();
    }

    private static List<String> warnings(Settings settings) {
        Problems problems = new Problems();
        settings.duration(Setting.CACHE_TTL, "users", "", "here", Duration.ZERO, problems);
        settings.number(Setting.THROTTLE_LIMIT, "login", 1, "here", problems);
        String name = "unknown-names-test";
        Logger logger = Logger.getLogger(name);
        List<String> messages = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord message) {
                assertThat(message.getLevel()).isEqualTo(Level.WARNING);
                messages.add(message.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        settings.warnOfUnknownNames(System.getLogger(name));
        logger.removeHandler(handler);
        return messages;
    }
}
