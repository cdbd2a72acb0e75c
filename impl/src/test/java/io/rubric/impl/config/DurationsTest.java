package io.rubric.impl.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "500ms,PT0.5S",
        "10s,PT10S",
        "5m,PT5M",
        "2h,PT2H",
        "1d,PT24H",
        "0s,PT0S",
        "PT10M,PT10M",
        "P1D,PT24H",
        "PT0.001S,PT0.001S",
        "36500d,PT876000H"
    })
    void aNumberWithAUnitOrIso8601IsADuration(String text, Duration duration) {
        assertThat(Durations.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "10",
                "s",
                "10 s",
                "10S",
                "-1s",
                "+1s",
                "1.5s",
                "1w",
                "ten minutes",
                "PT-1S",
                "-PT1S",
                "P1M",
                "1s1s",
                "１s",
                "36501d",
                "PT1000000H",
                "999999999999999999d",
                "9999999999999999999s"
            })
    void anythingElseIsNone(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @Test
    void whatIsTooShortIsNone() {
        assertThat(Durations.atLeast(Duration.ofSeconds(1)).apply("999ms")).isEmpty();
        assertThat(Durations.atLeast(Duration.ofSeconds(1)).apply("1s")).contains(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"PT0.5S,500ms", "PT1.5S,1500ms", "PT1M,60s", "PT0S,0s"})
    void isWrittenSoThatItCanBeReadAgain(Duration duration, String text) {
        assertThat(Durations.text(duration)).isEqualTo(text);
        assertThat(Durations.parse(text)).contains(duration);
    }
}
