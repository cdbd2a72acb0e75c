package io.rubric.impl.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormTest {

    private final JsonCodec json = new JsonCodec();

    static List<Object> scalars() {
        return List.of(
                "",
                "a text",
                'c',
                true,
                (byte) -1,
                (short) 2,
                -3,
                Long.MIN_VALUE,
                1.5f,
                1e300,
                Double.NaN,
                new BigInteger("123456789012345678901234567890"),
                new BigDecimal("-1.50E+20"),
                new UUID(1, 2),
                URI.create("https://example.org/a?b=c"),
                Duration.ofMillis(1_500),
                Period.ofDays(3),
                Instant.EPOCH,
                LocalDate.EPOCH,
                LocalTime.NOON,
                LocalDateTime.of(2026, 11, 28, 1, 2, 3, 4),
                OffsetTime.of(1, 2, 3, 4, ZoneOffset.UTC),
                OffsetDateTime.of(2026, 11, 28, 1, 2, 3, 4, ZoneOffset.ofHours(2)),
                ZonedDateTime.of(2026, 11, 28, 1, 2, 3, 4, ZoneOffset.UTC),
                Year.of(2026),
                YearMonth.of(2026, 11),
                MonthDay.of(11, 28),
                DayOfWeek.FRIDAY);
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void aScalarIsTheTextThatItIsReadFrom(Object value) {
        Form key = Form.ofKey(value.getClass()).orElseThrow();
        assertThat(new String(key.write(value), StandardCharsets.UTF_8)).isEqualTo(value.toString());
        assertThat(key.read(key.write(value))).isEqualTo(value);
        Form script = Form.ofScript(json, value.getClass());
        assertThat(script.write(value)).isEqualTo(key.write(value));
        assertThat(script.read(script.write(value))).isEqualTo(value);
    }

    @Test
    void aPrimitiveIsItsClass() {
        assertThat(Form.ofKey(long.class).orElseThrow().read(bytes("7"))).isEqualTo(7L);
        assertThat(Form.ofValue(json, int.class).read(bytes("7"))).isEqualTo(7);
    }

    @Test
    void whatHasNoTextIsNoKey() {
        for (Type type : List.<Type>of(Object[].class, List.class, Locale.class, byte[].class, Object.class)) {
            assertThat(Form.ofKey(type)).as("%s", type).isEmpty();
        }
    }

    @Test
    void aTextThatIsNoneOfItsTypeIsRefused() {
        for (Class<?> type : List.of(Integer.class, Boolean.class, Character.class, DayOfWeek.class, LocalDate.class)) {
            assertThatThrownBy(() -> Form.ofKey(type).orElseThrow().read(bytes("no such")))
                    .as("%s", type)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void aNumberOfVeryManyDigitsIsNotRead() {
        String digits = "1".repeat(1_001);
        for (Class<?> type : List.of(BigInteger.class, BigDecimal.class, Double.class)) {
            for (Form form :
                    List.of(Form.ofKey(type).orElseThrow(), Form.ofValue(json, type), Form.ofScript(json, type))) {
                assertThatThrownBy(() -> form.read(bytes(digits)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("longer than");
            }
        }
        assertThat(Form.ofKey(String.class).orElseThrow().read(bytes(digits))).isEqualTo(digits);
    }

    @Test
    void aValueIsJson() {
        Form text = Form.ofValue(json, String.class);
        assertThat(new String(text.write("a \"b\""), StandardCharsets.UTF_8)).isEqualTo("\"a \\\"b\\\"\"");
        assertThat(text.read(bytes("plain"))).isEqualTo("plain");
        assertThat(text.read(bytes("\"broken"))).isEqualTo("\"broken");
        Form map = Form.ofValue(json, Map.class);
        for (String wrong : List.of("{", "{}}", "{} {}", "[] x", "{\"a\":\"}", "")) {
            assertThatThrownBy(() -> map.read(bytes(wrong))).as(wrong).isInstanceOf(RuntimeException.class);
        }
        assertThat(map.read(bytes(" {\"a]}\\\"\":[1]} \n"))).isEqualTo(Map.of("a]}\"", List.of(BigDecimal.ONE)));
        assertThat(Form.ofValue(json, Integer.class).read(bytes("null"))).isNull();
    }

    @Test
    void bytesAreNoJson() {
        byte[] bytes = {0, 1, -1};
        assertThat(Form.ofValue(json, byte[].class).write(bytes)).isEqualTo(bytes);
        assertThat(Form.ofScript(json, byte[].class).read(bytes)).isEqualTo(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
