package io.rubric.impl.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rubric.impl.key.Beans.Address;
import io.rubric.impl.key.Beans.Methods;
import io.rubric.impl.key.Beans.Order;
import io.rubric.impl.key.Beans.Range;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnyKeyTest {

    private final AnyKey anyKey = new AnyKey();

    /** An enum whose constants are of classes of their own. */
    enum Level {
        LOW {
            @Override
            int height() {
                return 0;
            }
        };

        abstract int height();
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueHasTheKeyOfItsDeclaredType(Object value) {
        Type type = value instanceof Enum<?> e ? e.getDeclaringClass() : value.getClass();
        KeyTemplate declared = AnyKey.template(type).orElseThrow();
        assertThat(anyKey.of(value)).isEqualTo(declared.render(new Object[] {value}));
        assertThat(anyKey.of("{0}", value)).isEqualTo(declared.render(new Object[] {value}));
    }

    static Stream<Object> values() {
        return Stream.of(
                "a",
                "",
                "1",
                "null",
                "a:b,c{d}*",
                "é😀\ud800",
                "k".repeat(300),
                "#" + "k".repeat(43),
                'x',
                '1',
                true,
                (byte) 1,
                (short) -1,
                42,
                Long.MIN_VALUE,
                0.5f,
                -0.0,
                Double.NaN,
                BigInteger.TEN.pow(30),
                new BigDecimal("1.50"),
                UUID.nameUUIDFromBytes(new byte[0]),
                URI.create("urn:a"),
                Duration.ofSeconds(90),
                Year.of(2026),
                Instant.EPOCH,
                LocalDate.EPOCH,
                ZonedDateTime.ofInstant(Instant.EPOCH, ZoneOffset.ofHours(2)),
                TimeUnit.SECONDS,
                Level.LOW,
                new Address("Bern", 3),
                new Address(null, 3),
                new Order(7, new Address("a,b", 1), List.of("x", "1")),
                new int[] {1, 2},
                new long[0],
                new char[] {'a', '1'},
                new double[] {0.5},
                new int[][] {{1}, {}});
    }

    @Test
    void aListHasTheKeyOfAListOfItsElementsType() {
        KeyTemplate lists = Compiled.template(Methods.class, "lists", "{0}");
        for (List<String> list : List.of(
                List.<String>of(),
                List.of("a", "1"),
                List.of("a,b"),
                Arrays.asList("a", null),
                new ArrayList<>(List.of("")))) {
            assertThat(anyKey.of(list)).isEqualTo(lists.render(new Object[] {list, null}));
        }
        KeyTemplate nested = Compiled.template(Methods.class, "lists", "{1}");
        List<List<String>> deep = List.of(List.of("a"), List.of(), Arrays.asList("b", null));
        assertThat(anyKey.of(deep)).isEqualTo(nested.render(new Object[] {null, deep}));
    }

    @Test
    void anArrayHasTheKeyOfItsDeclaredType() {
        KeyTemplate arrays = Compiled.template(Methods.class, "arrays", "{0}:{1}");
        int[] numbers = {1, 2};
        String[] texts = {"a", "1", null};
        assertThat(anyKey.of("{0}:{1}", numbers, texts)).isEqualTo(arrays.render(new Object[] {numbers, texts}));
        assertThat(anyKey.of((Object) texts)).isEqualTo("[a,'1,null]");
        assertThat(anyKey.of((Object) new Object[] {1, "1", List.of(2)})).isEqualTo("[1,'1,[2]]");
    }

    @Test
    void nullIsAKey() {
        assertThat(anyKey.of((Object) null)).isEqualTo("null");
        assertThat(anyKey.of("{0}", (Object) null)).isEqualTo("null");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateGivesTheTextThatItGivesAMethod(String template) {
        KeyTemplate compiled = Compiled.template(Methods.class, "strings", template);
        for (Object[] values : new Object[][] {{"eu", "1", null}, {"a:b", "", "{0}"}, {"k".repeat(300), "x", "y"}}) {
            assertThat(anyKey.of(template, values)).isEqualTo(compiled.render(values));
        }
    }

    static Stream<String> templates() {
        return Stream.of("org:{0}", "{1}:{0}", "{0}{1}{2}", "{0}a{1}", "{2}", "{00}", "no part", "#{0}", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{1}", "{2}", "{-1}", "{id}", "{0.id}", "{ 0 }", "{}", "{1000}", "{99999999999}", "{0}:{7}"})
    void aPartIsAPositionOfAValue(String template) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> anyKey.of(template, "a"))
                .withMessageContaining("\"" + template + "\"")
                .withMessageContaining("1 values");
    }

    @Test
    void valuesThatNoPartNamesDoNotCount() {
        assertThat(anyKey.of("all", "a", new Date())).isEqualTo("all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{0", "0}", "{{0}}", "{0}{", "}"})
    void aBraceThatIsAloneIsAMistake(String template) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> anyKey.of(template, "a"))
                .withMessageContaining("\"" + template + "\"");
    }

    @ParameterizedTest
    @MethodSource("unstable")
    void aTypeWithoutAStableTextIsNamed(Object value) {
        for (Object nested : List.of(value, List.of(List.of(value)), new Object[] {value})) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> anyKey.of(nested))
                    .withMessageContaining(value.getClass().getName())
                    .withMessageContaining("a String, a number");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> anyKey.of("g:{0}", value));
    }

    static Stream<Object> unstable() {
        return Stream.of(
                new Object(),
                new Date(),
                new AtomicLong(),
                Set.of("a"),
                Map.of(),
                String.class,
                new Range<>("a", "b"), // what its components are is not known
                new Beans.Ping(null));
    }

    @Test
    void aTypeWithoutAStableTextHasNoTemplate() {
        assertThat(AnyKey.template(Object.class)).isEmpty();
        assertThat(AnyKey.template(Map.class)).isEmpty();
    }
}
