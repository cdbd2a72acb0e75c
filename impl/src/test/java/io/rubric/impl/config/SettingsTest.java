package io.rubric.impl.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.Configured;
import io.rubric.impl.Problems;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private final Map<String, String> configuration = new HashMap<>();
    private final Problems problems = new Problems();

    @Test
    void nameComesBeforeAnnotationBeforeFeatureBeforeBuiltIn() {
        assertThat(ttl("")).isEqualTo(Duration.ofMinutes(10));
        configuration.put("rubric.cache.ttl", "3s");
        assertThat(ttl("")).isEqualTo(Duration.ofSeconds(3));
        assertThat(ttl("2s")).isEqualTo(Duration.ofSeconds(2));
        configuration.put("rubric.cache.\"users\".ttl", "1s");
        assertThat(ttl("2s")).isEqualTo(Duration.ofSeconds(1));
        assertThat(ttl("")).isEqualTo(Duration.ofSeconds(1));
        assertThat(problems.messages()).isEmpty();
    }

    @Test
    void aNameMayHaveAnySigns() {
        configuration.put("rubric.cache.\"com.acme.Orders#find(long,int)\".ttl", "1s");
        assertThat(settings()
                        .duration(
                                Setting.CACHE_TTL,
                                "com.acme.Orders#find(long,int)",
                                "",
                                "here",
                                Duration.ZERO,
                                problems))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aNumberOfTheNameComesBeforeThatOfTheAnnotation() {
        assertThat(settings().number(Setting.THROTTLE_LIMIT, "login", 5, "here", problems))
                .isEqualTo(5);
        configuration.put("rubric.throttle.\"login\".limit", "7");
        assertThat(settings().number(Setting.THROTTLE_LIMIT, "login", 5, "here", problems))
                .isEqualTo(7);
    }

    @Test
    void spacesAroundAValueDoNotCountAndAnEmptyValueIsNone() {
        configuration.put("rubric.cache.ttl", " 3s ");
        configuration.put("rubric.cache.\"users\".ttl", " ");
        assertThat(ttl("")).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aFeatureIsOffIfRubricIs() {
        assertThat(settings().isOn(Setting.CACHE_ENABLED, problems)).isTrue();
        configuration.put("rubric.enabled", "false");
        assertThat(settings().isOn(Setting.CACHE_ENABLED, problems)).isFalse();
        configuration.put("rubric.enabled", "true");
        configuration.put("rubric.cache.enabled", "false");
        assertThat(settings().isOn(Setting.CACHE_ENABLED, problems)).isFalse();
    }

    @Test
    void aBadDurationOfTheAnnotationIsAProblemOfItsPlace() {
        assertThat(ttl("soon")).isEqualTo(Duration.ofMinutes(10));
        assertThat(problems.messages())
                .containsExactly(
                        "RUBRIC-905 here: the duration cannot be read or is too short; found \"soon\";"
                                + " write a duration such as 500ms, 10s, 5m, 2h, 1d or PT10M of at least 1ms, at most 100 years");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubric.cache.ttl", "rubric.cache.\"users\".ttl"})
    void aBadDurationInConfigurationIsAProblemOfItsName(String name) {
        configuration.put(name, "0s");
        ttl("");
        assertThat(problems.messages())
                .singleElement()
                .asString()
                .startsWith("RUBRIC-905 " + name + ": ")
                .contains("found \"0s\"");
    }

    @ParameterizedTest
    @CsvSource({"yes", "TRUE", "1"})
    void aFlagIsTrueOrFalse(String bad) {
        configuration.put("rubric.enabled", bad);
        assertThat(settings().flag(Setting.ENABLED, problems)).isTrue();
        assertThat(problems.messages())
                .containsExactly("RUBRIC-907 rubric.enabled: the configured value cannot be read; found \"" + bad
                        + "\"; write true or false");
    }

    @ParameterizedTest
    @CsvSource({"-1", "many", "1.5", "2147483648", "99999999999999999999"})
    void aNumberIsWholeAndNotNegative(String bad) {
        configuration.put("rubric.redis.pool-size", bad);
        assertThat(settings().number(Setting.REDIS_POOL_SIZE, problems)).isEqualTo(64);
        assertThat(problems.messages())
                .singleElement()
                .asString()
                .startsWith("RUBRIC-907 rubric.redis.pool-size: ")
                .contains("found \"" + bad + "\"; write a whole number from 0 to 2147483647");
    }

    @Test
    void aBadNumberOfANameIsAProblemOfItsName() {
        configuration.put("rubric.throttle.\"login\".limit", "many");
        settings().number(Setting.THROTTLE_LIMIT, "login", 5, "here", problems);
        assertThat(problems.messages())
                .singleElement()
                .asString()
                .startsWith("RUBRIC-907 rubric.throttle.\"login\".limit: ");
    }

    @Test
    void aValueThatRefersToNothingIsNone() {
        configuration.put("rubric.cache.ttl", "${nothing.of.that.name}");
        assertThat(ttl("")).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void environmentVariablesAreRead() {
        Settings settings =
                Configured.withEnvironment(Map.of("RUBRIC_REDIS_ON_STARTUP", "warn", "RUBRIC_CACHE__USERS__TTL", "1s"));
        assertThat(settings.text(Setting.REDIS_ON_STARTUP)).contains("warn");
        assertThat(settings.duration(Setting.CACHE_TTL, "users", "2s", "here", Duration.ZERO, problems))
                .isEqualTo(Duration.ofSeconds(1));
    }

    private Duration ttl(String member) {
        return settings().duration(Setting.CACHE_TTL, "users", member, "here", Duration.ofMillis(1), problems);
    }

    private Settings settings() {
        return Configured.with(configuration);
    }
}
