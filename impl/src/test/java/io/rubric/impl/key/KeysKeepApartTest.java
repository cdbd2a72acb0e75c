package io.rubric.impl.key;

import static io.rubric.impl.key.Compiled.render;
import static io.rubric.impl.key.Compiled.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.key.Beans.Address;
import io.rubric.impl.key.Beans.Methods;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Different arguments never give the same key. */
class KeysKeepApartTest {

    private static final String[] NASTY = {
        "{", "}", "*", "?", "[", "]", ":", ",", "(", ")", "'", "%", "#", "-", " ", "\n", "\0", "a", "B", "1", "0", "é",
        "😀", "\ud800", "\udc00", "null", "true", "%ud800", "%27", ".", "_", "~", "@", "+", "/", "\\", "\"", "NaN", "u"
    };

    @Test
    void numbersAndTruthValuesAreNotTheirTexts() {
        KeyTemplate text = template(Methods.class, "texts", "{0}");
        assertThat(render(template(Methods.class, "numbers", "{0}"), 1, 1L)).isNotEqualTo(render(text, "1", ""));
        assertThat(render(template(Methods.class, "flag", "{0}"), true)).isNotEqualTo(render(text, "true", ""));
        for (double real : new double[] {0.5, -0.0, 1e300, Double.NaN, Double.POSITIVE_INFINITY, -1 / 0.0}) {
            assertThat(render(template(Methods.class, "real", "{0}"), real))
                    .isNotEqualTo(render(text, Double.toString(real), ""));
        }
    }

    @Test
    void nullAndEmptyAndItsTextAreThree() {
        KeyTemplate text = template(Methods.class, "texts", "{0}");
        assertThat(Stream.of(render(text, null, ""), render(text, "", ""), render(text, "null", "")))
                .doesNotHaveDuplicates();
    }

    @Test
    void listsOfEveryKindKeepApart() {
        KeyTemplate lists = template(Methods.class, "lists", "{0}");
        KeyTemplate texts = template(Methods.class, "texts", "{0},{1}");
        assertThat(Stream.of(
                        render(lists, null, null),
                        render(lists, List.of(), null),
                        render(lists, List.of(""), null),
                        render(lists, Arrays.asList((String) null), null),
                        render(lists, List.of("a", "b"), null),
                        render(lists, List.of("a,b"), null),
                        render(lists, List.of("[a", "b]"), null),
                        render(texts, "a", "b"),
                        render(texts, "[a", "b]"),
                        render(texts, "(a", "b)")))
                .doesNotHaveDuplicates();
        KeyTemplate nested = template(Methods.class, "lists", "{1}");
        assertThat(render(nested, null, List.of(List.of("a"), List.of("b"))))
                .isNotEqualTo(render(nested, null, List.of(List.of("a", "b"))));
    }

    @Test
    void recordsKeepApartFromListsAndFlatValues() {
        KeyTemplate records = template(Methods.class, "records", "{0}{1}");
        assertThat(Stream.of(
                        render(records, new Address("a", 1), new Address("b", 2)),
                        render(records, new Address("a,1),(b", 2), null),
                        render(records, null, new Address("a", 1)),
                        render(records, new Address("a", 1), null),
                        render(records, new Address(null, 1), null)))
                .doesNotHaveDuplicates();
        assertThat(render(template(Methods.class, "records", "{0}"), new Address("a", 1), null))
                .isNotEqualTo(render(template(Methods.class, "texts", "{0},{1}"), "a", "1"));
    }

    @ParameterizedTest
    @MethodSource("separators")
    void neighboursKeepApartWhateverStandsBetweenThem(String separator) {
        KeyTemplate template = template(Methods.class, "texts", "{0}" + separator + "{1}");
        assertThat(render(template, "a", "bc")).isNotEqualTo(render(template, "ab", "c"));
        assertThat(render(template, "a" + separator + "b", "c"))
                .isNotEqualTo(render(template, "a", "b" + separator + "c"));
        assertThat(render(template, "a", separator + "b")).isNotEqualTo(render(template, "a" + separator + "b", ""));
        assertThat(render(template, "", "a")).isNotEqualTo(render(template, "a", ""));
    }

    static Stream<String> separators() {
        Stream<String> ascii =
                IntStream.range(0, 0x80).filter(c -> c != '{' && c != '}').mapToObj(Character::toString);
        return Stream.concat(ascii, Stream.of("", "é", "😀", "\ud800", "a:b", "%27", "','", "a1"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void randomArgumentsKeepApart(String written) {
        Random random = new Random(42);
        KeyTemplate template = template(Methods.class, "mixed", written);
        Map<String, List<Object>> seen = new HashMap<>();
        Set<List<Object>> tuples = new HashSet<>();
        for (int i = 0; i < 4000; i++) {
            List<Object> arguments = Arrays.asList(text(random), number(random), list(random), address(random));
            tuples.add(arguments);
            String key = template.render(arguments.toArray());
            List<Object> before = seen.putIfAbsent(key, arguments);
            assertThat(before == null || before.equals(arguments))
                    .as("%s and %s are both %s", before, arguments, key)
                    .isTrue();
            assertThat(key).matches("[#\\w.~@+%':,()\\[\\]-]*");
        }
        assertThat(seen).hasSameSizeAs(tuples).hasSizeGreaterThan(3000);
    }

    static Stream<String> templates() {
        return Stream.of(
                "{0}{1}{2}{3}",
                "{0}-{1}-{2}-{3}", "{0}:{1}:{2}:{3}", "{0}.{1}.{2}.{3}", "#{0}'{1}%{2}#{3}", "{3},{2}({1}[{0}");
    }

    private static String text(Random random) {
        if (random.nextInt(12) == 0) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(NASTY[random.nextInt(NASTY.length)]);
        }
        return text.toString();
    }

    private static Long number(Random random) {
        return random.nextInt(6) == 0 ? null : (Long) (random.nextLong() >> random.nextInt(64));
    }

    private static List<String> list(Random random) {
        return random.nextInt(6) == 0
                ? null
                : IntStream.range(0, random.nextInt(3))
                        .mapToObj(i -> text(random))
                        .collect(java.util.stream.Collectors.toList());
    }

    private static Address address(Random random) {
        return random.nextInt(6) == 0 ? null : new Address(text(random), random.nextInt(5));
    }
}
