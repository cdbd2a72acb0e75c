package io.rubric.impl.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.Configured;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.testing.LogRecords;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be set for one name and has no default of its own, or a grammar of its own. */
class NamedSettingsTest {

    private static final String GENERAL = "rubric.cache.null-ttl";
    private static final String NAMED = "rubric.cache.\"users\".null-ttl";

    private final Map<String, String> configuration = new HashMap<>();
    private final Problems problems = new Problems();

    @Test
    void anOptionalDurationIsEmptyIfNobodySaysOne() {
        assertThat(nullTtl("")).isEmpty();
        configuration.put(GENERAL, " ");
        configuration.put(NAMED, "");
        assertThat(nullTtl("")).isEmpty();
        assertThat(problems.messages()).isEmpty();
    }

    @Test
    void anOptionalDurationOfTheNameComesBeforeAnnotationBeforeFeature() {
        configuration.put(GENERAL, "3s");
        assertThat(nullTtl("")).contains(Duration.ofSeconds(3));
        assertThat(nullTtl("2s")).contains(Duration.ofSeconds(2));
        configuration.put(NAMED, "1s");
        assertThat(nullTtl("2s")).contains(Duration.ofSeconds(1));
        assertThat(nullTtl("")).contains(Duration.ofSeconds(1));
        configuration.remove(GENERAL);
        assertThat(nullTtl("")).contains(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "never", "-1s", "1"})
    void aBadOptionalDurationIsAProblemOfItsOrigin(String bad) {
        assertThat(nullTtl(bad)).isEmpty();
        configuration.put(GENERAL, bad);
        nullTtl("");
        configuration.put(NAMED, bad);
        nullTtl("2s");
        assertThat(problems.messages())
                .hasSize(3)
                .allSatisfy(message -> assertThat(message).contains("found \"" + bad + "\""));
        assertThat(problems.messages().get(0)).startsWith("RUBRIC-905 here: ");
        assertThat(problems.messages().get(1)).startsWith("RUBRIC-905 " + GENERAL + ": ");
        assertThat(problems.messages().get(2)).startsWith("RUBRIC-905 " + NAMED + ": ");
    }

    @Test
    void anOptionalDurationThatIsAskedForIsKnown() {
        configuration.put(NAMED, "1s");
        Settings settings = settings();
        settings.optionalDuration(Setting.CACHE_NULL_TTL, "users", "", "here", Duration.ZERO, problems);
        String log = NamedSettingsTest.class.getName();
        try (LogRecords warnings = LogRecords.of(log)) {
            settings.warnOfUnknownNames(System.getLogger(log));
            assertThat(warnings.atLeast(Level.WARNING)).isEmpty();
        }
    }

    @Test
    void aFlagOfTheNameComesBeforeThatOfTheFeature() {
        assertThat(isEnabled("users")).isTrue();
        configuration.put("rubric.cache.enabled", "false");
        assertThat(isEnabled("users")).isFalse();
        configuration.put("rubric.cache.\"users\".enabled", "true");
        assertThat(isEnabled("users")).isTrue();
        assertThat(isEnabled("orders")).isFalse();
        assertThat(problems.messages()).isEmpty();
    }

    @Test
    void aBadFlagOfANameIsAProblemOfItsName() {
        configuration.put("rubric.cache.\"users\".enabled", "off");
        assertThat(isEnabled("users")).isTrue();
        assertThat(problems.messages())
                .containsExactly("RUBRIC-907 rubric.cache.\"users\".enabled: the configured value cannot be read;"
                        + " found \"off\"; write true or false");
    }

    @Test
    void aValueWithAReaderOfItsOwnHasTheSameOrder() {
        assertThat(jitter("")).isEqualTo("0.1");
        configuration.put("rubric.cache.jitter", "0.2");
        assertThat(jitter("")).isEqualTo("0.2");
        assertThat(jitter("0.3")).isEqualTo("0.3");
        configuration.put("rubric.cache.\"users\".jitter", "0.4");
        assertThat(jitter("0.3")).isEqualTo("0.4");
        assertThat(jitter("")).isEqualTo("0.4");
    }

    @Test
    void aValueThatItsReaderRefusesIsAProblemOfTheKindThatItNames() {
        Function<String, Optional<Double>> half =
                text -> text.equals("0.1") ? Optional.of(0.1) : Optional.<Double>empty();
        double value = settings()
                .value(
                        Setting.CACHE_JITTER,
                        "users",
                        "2.0",
                        "here",
                        half,
                        "a number from 0 to 1",
                        Problem.CACHE_JITTER,
                        problems);
        assertThat(value).as("something to go on with").isEqualTo(0.1);
        assertThat(problems.messages())
                .singleElement()
                .asString()
                .startsWith(Problem.CACHE_JITTER.code() + " here: ")
                .endsWith("found \"2.0\"; write a number from 0 to 1");
    }

    private Optional<Duration> nullTtl(String member) {
        return settings()
                .optionalDuration(Setting.CACHE_NULL_TTL, "users", member, "here", Duration.ofMillis(1), problems);
    }

    private String jitter(String member) {
        return settings()
                .value(
                        Setting.CACHE_JITTER,
                        "users",
                        member,
                        "here",
                        Optional::of,
                        "anything",
                        Problem.CACHE_JITTER,
                        problems);
    }

    private boolean isEnabled(String name) {
        return settings().flag(Setting.CACHE_ENABLED, name, problems);
    }

    private Settings settings() {
        return Configured.with(configuration);
    }
}
