package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CachePolicyTest {

    private static final Duration TTL = Duration.ofSeconds(100);

    @ParameterizedTest
    @CsvSource({"0.1,0,90", "0.1,0.5,100", "0.1,1,110", "0,0,100", "0,1,100", "0.5,0.25,75", "1,1,200"})
    void aTimeIsMadeLongerOrShorterByUpToTheShare(double jitter, double chance, long seconds) {
        assertThat(policy(jitter).jittered(TTL, chance)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"1,0,PT100S", "0,0.5,PT0.0000001S", "1,0.5,PT0.001S"})
    void aTimeIsNeverLessThanAMillisecond(double jitter, double chance, Duration time) {
        assertThat(policy(jitter).jittered(time, chance)).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void aLongTimeStaysWithinItsBounds() {
        Duration longest = Duration.ofDays(36_500);
        for (int i = 0; i < 1000; i++) {
            assertThat(policy(0.1).jittered(longest, ThreadLocalRandom.current().nextDouble()))
                    .isBetween(Duration.ofDays(32_850), Duration.ofDays(40_150));
        }
    }

    @ParameterizedTest
    @MethodSource("forEver")
    void whatIsToLastForEverLastsAboutAHundredYears(Duration time) {
        assertThat(policy(0.1).jittered(time, 0)).isEqualTo(Duration.ofDays(32_850));
        assertThat(policy(0.1).jittered(time, 1)).isEqualTo(Duration.ofDays(40_150));
    }

    static Stream<Duration> forEver() {
        return Stream.of(
                ChronoUnit.FOREVER.getDuration(),
                Duration.ofSeconds(Long.MAX_VALUE),
                Duration.ofMillis(Long.MAX_VALUE));
    }

    @Test
    void whatTheFenceNeedsLivesLongerThanLoadAndEntryTogether() {
        assertThat(policy(0.1).keep(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5 + 120 + 10));
    }

    @Test
    void beforeTheEntryIsKnownTheLongestIsTaken() {
        assertThat(policy(0.1).keep()).isEqualTo(Duration.ofSeconds(110 + 120 + 10));
    }

    private static CachePolicy policy(double jitter) {
        return new CachePolicy(
                TTL,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                jitter,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofMinutes(2));
    }
}
