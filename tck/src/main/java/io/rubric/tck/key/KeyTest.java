package io.rubric.tck.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.RubricTest;
import io.rubric.tck.key.Labels.Address;
import io.rubric.tck.key.Labels.Bean;
import io.rubric.tck.key.Labels.Customer;
import io.rubric.tck.key.Labels.Order;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class KeyTest {

    @Inject
    Labels labels;

    @Deployment
    static WebArchive archive() {
        return Archives.of("keys", Labels.class, Order.class, Customer.class, Address.class, Bean.class)
                .addClasses(Makers.class, Makers.Alphabet.class, Makers.ByInitial.class, Makers.Itself.class);
    }

    @Assertion("key.type.1")
    void numberIsNoText() {
        assertNotEquals(labels.ofNumber(1), labels.ofText("1"));
        assertNotEquals(labels.ofNumber(-1), labels.ofText("-1"));
        assertNotEquals(labels.ofFraction(Double.NaN), labels.ofText("NaN"));
        assertNotEquals(labels.ofFraction(Double.POSITIVE_INFINITY), labels.ofText("Infinity"));
        assertNotEquals(labels.ofTruth(true), labels.ofText("true"));
    }

    @Assertion("key.null.1")
    void nullIsNoText() {
        assertAllDiffer(labels::ofText, java.util.Arrays.asList(null, "null", "NULL", ""));
    }

    @Assertion("key.parts.1")
    void partsDoNotMeet() {
        assertNotEquals(labels.ofPair("a", "bc"), labels.ofPair("ab", "c"));
        assertNotEquals(labels.ofPair("a,b", "c"), labels.ofPair("a", "b,c"));
        assertNotEquals(labels.ofNeighbours("a", "bc"), labels.ofNeighbours("ab", "c"));
    }

    @Assertion("key.parts.2")
    void orderOfPartsMatters() {
        assertNotEquals(labels.ofPair("a", "b"), labels.ofPair("b", "a"));
    }

    @Assertion("key.parts.3")
    void separatorDoesNotMix() {
        assertNotEquals(labels.ofTemplate("a:b", "c"), labels.ofTemplate("a", "b:c"));
    }

    @Assertion("key.text.1")
    void bracesAreText() {
        assertAllDiffer(labels::ofText, List.of("{value}", "{0}", "{", "}", "{}", "{a}b", "a{b}", "}{"));
    }

    @Assertion("key.text.2")
    void globsAreText() {
        List<String> texts = List.of("*", "?", "x*", "x?", "[xy]", "xy", "\\", "\\*", "^", "x\\?");
        assertAllDiffer(labels::ofText, texts);
        int[] before = texts.stream().mapToInt(labels::ofText).toArray();
        labels.remove("*");
        assertNotEquals(before[0], labels.ofText("*"));
        for (int i = 1; i < before.length; i++) {
            assertEquals(before[i], labels.ofText(texts.get(i)), texts.get(i));
        }
    }

    @Assertion("key.text.3")
    void everyTextIsAKeyOfItsOwn() {
        assertAllDiffer(
                labels::ofText,
                List.of(
                        "",
                        " ",
                        "  ",
                        "\n",
                        "\r\n",
                        "\t",
                        "\u0000",
                        "e",
                        "\u00e9",
                        "e\u0301",
                        "\u8336",
                        "\ud83c\udf75",
                        "%",
                        "%25",
                        "+",
                        "'",
                        "\"",
                        "a/b",
                        "a%2Fb",
                        "A",
                        "a",
                        "long".repeat(1000),
                        "long".repeat(1000) + "er"));
    }

    @Assertion("key.template.1")
    void templateNamesAParameter() {
        assertEquals(labels.byName("first", "1"), labels.byName("second", "1"));
        assertNotEquals(labels.byName("first", "1"), labels.byName("first", "2"));
    }

    @Assertion("key.template.2")
    void templateNamesAPosition() {
        assertEquals(labels.byPosition("first", "1"), labels.byPosition("second", "1"));
        assertNotEquals(labels.byPosition("first", "1"), labels.byPosition("first", "2"));
    }

    @Assertion("key.template.3")
    void pathNamesComponents() {
        assertEquals(labels.byComponent(order(1, "Kyoto")), labels.byComponent(order(2, "Kyoto")));
        assertNotEquals(labels.byComponent(order(1, "Kyoto")), labels.byComponent(order(1, "Uji")));
    }

    @Assertion("key.template.4")
    void pathNamesGettersAndFields() {
        assertEquals(labels.byProperty(new Bean("a", 1)), labels.byProperty(new Bean("a", 1)));
        assertNotEquals(labels.byProperty(new Bean("a", 1)), labels.byProperty(new Bean("a", 2)));
        assertNotEquals(labels.byProperty(new Bean("a", 1)), labels.byProperty(new Bean("b", 1)));
    }

    @Assertion("key.caller.1")
    void principalIsWhoCalls() {
        assertEquals(labels.ofCaller("first"), labels.ofCaller("second"));
    }

    @Assertion("key.caller.2")
    void parameterComesBeforeTheCaller() {
        assertAllDiffer(labels::byPrincipal, java.util.Arrays.asList("first", "second", null));
    }

    @Assertion("key.value.1")
    void equalValuesAreEqualKeys() {
        int first = labels.ofValues(1000, Month.MAY, LocalDate.of(2026, 5, 1), new UUID(1, 2));
        assertEquals(first, labels.ofValues(1000, Month.of(5), LocalDate.parse("2026-05-01"), new UUID(1, 2)));
        assertNotEquals(first, labels.ofValues(1001, Month.MAY, LocalDate.of(2026, 5, 1), new UUID(1, 2)));
        assertNotEquals(first, labels.ofValues(1000, Month.MAY, LocalDate.of(2026, 5, 2), new UUID(1, 2)));
    }

    @Assertion("cache.key.1")
    void markedParameterIsTheKey() {
        assertEquals(labels.byMarked("1", "first"), labels.byMarked("1", "second"));
        assertNotEquals(labels.byMarked("1", "first"), labels.byMarked("2", "first"));
    }

    @Assertion("cache.key.2")
    void markedParametersInTheirOrder() {
        assertEquals(labels.ofTwo("a", "b"), labels.byTwoMarked("a", "note", "b"));
        assertNotEquals(labels.ofTwo("a", "b"), labels.byTwoMarked("b", "note", "a"));
        assertNotEquals(labels.ofTwo("ab", ""), labels.byTwoMarked("a", "note", "b"));
    }

    @Assertion({"cache.key.3", "cache.object.1"})
    void generatorMakesTheKey() {
        assertEquals(labels.byInitial("tea"), labels.byInitial("toast"));
        assertNotEquals(labels.byInitial("tea"), labels.byInitial("coffee"));
    }

    @Assertion({"cache.key.4", "cache.object.2"})
    void valuesOfAGenerator() {
        List<Object> values =
                List.of("1", 1, "true", true, Month.MAY, List.of("a", "bc"), List.of("ab", "c"), "[a,bc]");
        assertEquals(
                values.size(),
                values.stream().mapToInt(labels::byItself).distinct().count());
        values.forEach(value -> assertEquals(labels.byItself(value), labels.byItself(value)));
        assertEquals(labels.byItself(null), labels.byItself(null));
    }

    @Assertion("cache.key.5")
    void generatorOfWhatIsNoKey() {
        assertThrows(IllegalArgumentException.class, () -> labels.byItself(new Object()));
    }

    private static Order order(long id, String city) {
        return new Order(id, new Customer("Ota", new Address(city)));
    }

    /** Each text has a number of its own, and keeps it. */
    private static void assertAllDiffer(ToIntFunction<String> label, List<String> texts) {
        int[] first = texts.stream().mapToInt(label).toArray();
        assertEquals(texts.size(), IntStream.of(first).distinct().count(), "different keys of " + texts);
        for (int i = 0; i < first.length; i++) {
            assertEquals(first[i], label.applyAsInt(texts.get(i)), "again " + texts.get(i));
        }
    }
}
