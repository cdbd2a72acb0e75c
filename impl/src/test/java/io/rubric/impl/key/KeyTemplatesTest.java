package io.rubric.impl.key;

import static io.rubric.impl.key.Compiled.render;
import static io.rubric.impl.key.Compiled.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.context.Caller;
import io.rubric.impl.context.Known;
import io.rubric.impl.key.Beans.Address;
import io.rubric.impl.key.Beans.Customer;
import io.rubric.impl.key.Beans.Identified;
import io.rubric.impl.key.Beans.Longs;
import io.rubric.impl.key.Beans.Methods;
import io.rubric.impl.key.Beans.Order;
import io.rubric.impl.key.Beans.Orders;
import io.rubric.impl.key.Beans.Range;
import io.rubric.impl.key.Beans.Shown;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTemplatesTest {

    private static final Order ORDER = new Order(7, new Address("Bern", 3), List.of("x", "1"));

    @ParameterizedTest
    @ValueSource(strings = {"{tenant}:{id}", "{0}:{1}", "{tenant}:{1}"})
    void aPartNamesAParameterByNameOrPosition(String written) {
        assertThat(render(template(Methods.class, "two", written), "eu", 42L)).isEqualTo("eu:42");
    }

    @Test
    void positionsServeClassesWithoutParameterNames() {
        assertThat(render(template(String.class, "repeat", "{0}"), 3)).isEqualTo("3");
        assertThat(Compiled.mistakes(String.class, "repeat", "{count}"))
                .containsExactly("RUBRIC-901 here: the template names no parameter; found {count} in \"{count}\";"
                        + " write a position from 0 to 0, or compile the class with -parameters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{order.id}|7", "o:{order.address.city}|o:Bern", "{order.tags}|[x,'1]", "{order.address}|(Bern,3)"
            })
    void aPathLeadsThroughRecords(String written, String key) {
        assertThat(render(template(Methods.class, "order", written), ORDER)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"{0.field},f", "{0.open},true", "{0.address.number},3"})
    void aPathLeadsThroughGettersAndPublicFields(String written, String key) {
        Customer customer = new Customer(new Address("Bern", 3));
        assertThat(render(template(Methods.class, "customer", written), customer))
                .isEqualTo(key);
    }

    @Test
    void aGetterOfASuperclassThatIsNotPublicIsFound() {
        assertThat(render(template(Methods.class, "shown", "{shown.id}"), new Shown()))
                .isEqualTo("h");
    }

    @Test
    void nullAnywhereOnThePathIsNull() {
        assertThat(render(template(Methods.class, "order", "{order.address.city}"), new Order(1, null, null)))
                .isEqualTo("null");
        assertThat(render(template(Methods.class, "order", "{order.address.city}"), new Object[] {null}))
                .isEqualTo("null");
    }

    @Test
    void theBeanClassDecidesWhatAGenericParameterIs() {
        assertThat(render(template(Longs.class, "find", "{id}"), 5L)).isEqualTo("5");
        assertThat(render(template(Longs.class, "findAll", "{ids}"), List.of(5L, 6L)))
                .isEqualTo("[5,6]");
        assertThat(render(template(Longs.class, "between", "{range}"), new Range<>(1L, 2L)))
                .isEqualTo("(1,2)");
        assertThat(render(template(Orders.class, "find", "{id.address.city}"), ORDER))
                .isEqualTo("Bern");
        Identified<Long> identified = () -> 9L;
        assertThat(render(template(Longs.class, "of", "{identified.key}"), identified))
                .isEqualTo("9");
    }

    @Test
    void elementsOfAnArrayKeepTheirTypeArguments() {
        assertThat(render(template(Methods.class, "ranges", "{ranges}"), new Object[] {
                    new List<?>[] {List.of(new Range<>("a", "b"))}
                }))
                .isEqualTo("[[(a,b)]]");
    }

    @Test
    void withoutATemplateAllParametersAreTheKey() {
        assertThat(render(Compiled.all(Methods.class, "two"), "eu", 42L)).isEqualTo("eu,42");
        assertThat(render(Compiled.all(Methods.class, "none"))).isEmpty();
    }

    @Test
    void aKeyHasNoControlCharactersOrPatternsWhateverTheValue() {
        String key = render(template(Methods.class, "texts", "{0}:{1}"), "*?[a]{b}\n\0", "\\ \"");
        assertThat(key).matches("[\\w:%']+");
    }

    @Test
    void aLongKeyIsBoundedAndStillItsOwn() {
        KeyTemplate template = template(Methods.class, "texts", "{0}:{1}");
        String one = render(template, "a".repeat(5000), "b");
        assertThat(one).hasSizeLessThanOrEqualTo(200).isNotEqualTo(render(template, "a".repeat(5000), "c"));
    }

    @Test
    void aUuidIsATextOfItsOwn() {
        UUID id = UUID.fromString("00000000-0000-0000-0000-00000000000a");
        assertThat(render(template(Methods.class, "id", "{id}"), id)).isEqualTo("'" + id);
    }

    @Test
    void thePrincipalAndTheClientAreWrittenLikeTexts() {
        Caller caller = Known.caller("Ana B:{7}", "192.0.2.7");
        assertThat(render(template(caller, Methods.class, "two", "{principal}:{id}"), "eu", 42L))
                .isEqualTo("Ana%20B%3A%7B7%7D:42");
        assertThat(render(template(caller, Methods.class, "none", "by:{client}{principal}")))
                .isEqualTo("by:'192.0.2.7,Ana%20B%3A%7B7%7D");
    }

    @Test
    void nobodyIsAKeyThatNoNameHas() {
        KeyTemplate nobody = template(Known.caller(null, null), Methods.class, "none", "{principal}:{client}");
        assertThat(render(nobody)).isEqualTo("null:null");
        assertThat(render(template(Known.caller("null", "null"), Methods.class, "none", "{principal}:{client}")))
                .isEqualTo("'null:'null");
    }

    @Test
    void eachCallAsksAnewWhoCalls() {
        String[] name = {"ana"};
        KeyTemplate template = template(Known.caller(() -> name[0]), Methods.class, "none", "{principal}");
        assertThat(render(template)).isEqualTo("ana");
        name[0] = "ben";
        assertThat(render(template)).isEqualTo("ben");
    }

    @Test
    void aParameterOfThatNameComesFirst() {
        Caller caller = Known.caller("ana", "192.0.2.7");
        assertThat(render(template(caller, Methods.class, "call", "{principal}:{client}"), "a", "b"))
                .isEqualTo("a:b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two|{idd}|RUBRIC-901|found {idd} in \"{idd}\"|write one of [tenant, id]",
                "two|{2}|RUBRIC-901|found {2} in \"{2}\"|write one of [tenant, id]",
                "none|{id}|RUBRIC-901|found {id} in \"{id}\"|write a template without braces: the method has no parameters",
                "order|{order.nr}|RUBRIC-902|found {order.nr} in \"{order.nr}\"|write one of [address, id, tags] of",
                "two|{id.x}|RUBRIC-902|found {id.x} in \"{id.x}\"|write {id}: long has no properties",
                "none|{principal.name}|RUBRIC-902|found {principal.name} in \"{principal.name}\"|write {principal}, which is a text",
                "none|{client.empty}|RUBRIC-902|found {client.empty} in \"{client.empty}\"|write {client}, which is a text",
                "none|a:{client}|RUBRIC-918|found {client} in \"a:{client}\", but no Servlet API|write a template without",
                "none|{Principal}|RUBRIC-901|found {Principal}|write a template without braces",
                "map|{map}|RUBRIC-903|found {map} of type java.util.Map|write a String, a number",
                "object|{object}|RUBRIC-903|found {object} of type java.lang.Object|write a String, a number",
                "node|{node}|RUBRIC-903|found {node} of type|write a String, a number",
                "ping|{ping}|RUBRIC-903|found {ping} of type|write a String, a number",
                "two|a{id|RUBRIC-904|found \"a{id\"|write each { with its }",
                "two|a}id|RUBRIC-904|found \"a}id\"|write each { with its }",
                "two|{}|RUBRIC-904|found {} in \"{}\"|write {parameter} or {parameter.property}",
                "two|{id + 1}|RUBRIC-904|found {id + 1} in \"{id + 1}\"|write {parameter} or {parameter.property}",
                "two|{{id}}|RUBRIC-904|found \"{{id}}\"|write each { with its }"
            })
    void aMistakeIsReportedWithWhatWasFoundAndWhatToWrite(
            String method, String written, String code, String found, String write) {
        assertThat(Compiled.mistakes(Methods.class, method, written))
                .singleElement()
                .asString()
                .startsWith(code + " here: ")
                .contains("; " + found)
                .contains("; " + write);
    }

    @Test
    void allMistakesOfATemplateAreReported() {
        assertThat(Compiled.mistakes(Methods.class, "two", "{a}{b}")).hasSize(2);
    }
}
