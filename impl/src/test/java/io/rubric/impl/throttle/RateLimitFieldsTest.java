package io.rubric.impl.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitFieldsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Standing standing(String policy, Duration period, Duration window) {
        return new Standing(policy, 10, period, 3, window);
    }

    @Test
    void aPolicyIsItsQuotaAndItsWindow() {
        assertThat(RateLimitFields.policies(List.of(
                        standing("login", MINUTE, Duration.ZERO),
                        new Standing("day", 1000, Duration.ofDays(1), 0, Duration.ZERO))))
                .isEqualTo("\"login\";q=10;w=60, \"day\";q=1000;w=86400");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 200, 999, 1001, 1500})
    void aWindowThatIsNotOfWholeSecondsIsNotTold(long millis) {
        assertThat(RateLimitFields.policies(List.of(standing("login", Duration.ofMillis(millis), Duration.ZERO))))
                .isEqualTo("\"login\";q=10");
    }

    @Test
    void aStandingIsWhatIsLeftAndForHowLong() {
        assertThat(RateLimitFields.standings(List.of(
                        standing("login", MINUTE, Duration.ofSeconds(42)), standing("day", MINUTE, Duration.ZERO))))
                .isEqualTo("\"login\";r=3;t=42, \"day\";r=3");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT0.000001S, 1", "PT1S, 1", "PT1.000001S, 2", "PT59.999S, 60"})
    void secondsAreRoundedUpAndAtLeastOne(Duration wait, long seconds) {
        assertThat(RateLimitFields.seconds(wait)).isEqualTo(seconds);
        assertThat(RateLimitFields.standings(List.of(standing("login", MINUTE, Duration.ofMillis(1)))))
                .endsWith(";t=1");
    }

    /** RFC 9651, 3.3.1. */
    @Test
    void noIntegerHasMoreThanFifteenDigits() {
        Duration forever = ChronoUnit.FOREVER.getDuration();
        Standing standing = new Standing("all", Long.MAX_VALUE, forever.withNanos(0), Long.MAX_VALUE, forever);
        assertThat(RateLimitFields.policies(List.of(standing)))
                .isEqualTo("\"all\";q=999999999999999;w=999999999999999");
        assertThat(RateLimitFields.standings(List.of(standing)))
                .isEqualTo("\"all\";r=999999999999999;t=999999999999999");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.acme.Orders#find(long)|Orders#find(long)",
                "com.acme.Orders#find()[2]|Orders#find()[2]",
                "com.acme.Shop$Orders#place(com.acme.Order,java.util.List,byte[])[3]|Shop$Orders#place(Order,List,byte[])[3]",
                "Orders#find(long)|Orders#find(long)",
                "com.acme.login|com.acme.login",
                "api.example.com#x|api.example.com#x",
                "login|login"
            })
    void aMethodIsNamedWithoutItsPackages(String policy, String name) {
        assertThat(RateLimitFields.name(policy)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a\"b|\"a\\\"b\"",
                "a\\b|\"a\\\\b\"",
                "\";q=99, \"b|\"\\\";q=99, \\\"b\"",
                "\\\";r=9|\"\\\\\\\";r=9\"",
                "caf\u00e9|\"caf%C3%A9\"",
                "\u8336|\"%E8%8C%B6\"",
                "\ud83c\udf75|\"%F0%9F%8D%B5\"",
                "50% off; now, =!|\"50% off; now, =!\""
            })
    void aHostileNameStaysInItsString(String policy, String item) {
        List<Standing> one = List.of(standing(policy, MINUTE, Duration.ZERO));
        assertThat(RateLimitFields.policies(one)).isEqualTo(item + ";q=10;w=60");
        assertThat(RateLimitFields.standings(one)).isEqualTo(item + ";r=3");
    }

    /** Whatever a name holds, the field has only what RFC 9651 allows, and the String ends where it should. */
    @Test
    void noNameBreaksTheField() {
        for (int c = 0; c < 0x3000; c++) {
            String field = RateLimitFields.standings(List.of(standing("a" + (char) c + "b", MINUTE, Duration.ZERO)));
            assertThat(field).matches("\"a(?:[ !#-\\[\\]-~]|\\\\[\"\\\\])+b\";r=3");
        }
        assertThat(RateLimitFields.name("x\r\nSet-Cookie: y=z\u007f\u0000")).isEqualTo("x%0D%0ASet-Cookie: y=z%7F%00");
    }
}
