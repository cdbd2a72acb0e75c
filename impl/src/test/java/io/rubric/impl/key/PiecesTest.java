package io.rubric.impl.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.key.KeyTemplate.Literal;
import io.rubric.impl.key.KeyTemplate.Part;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PiecesTest {

    private final AtomicInteger unbalanced = new AtomicInteger();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text|text",
                "{id}|<id>",
                "order:{order.id}|order:<order.id>",
                "{a}:{b}|<a>:<b>",
                "{ a b }|< a b >",
                "{}|<>"
            })
    void aTemplateIsTextAndValuesInBraces(String template, String pieces) {
        assertThat(pieces(template)).isEqualTo(pieces);
        assertThat(unbalanced).hasValue(0);
    }

    @Test
    void nothingIsNoPart() {
        assertThat(parts("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a}{b}|<a>,<b>",
                "{a}-{b}|<a>-,<b>",
                "{a}x1{b}|<a>x1,<b>",
                "{a}'{b}|<a>',<b>",
                "{a}{b}{c}|<a>,<b>,<c>",
                "{a}x{b}:{c}y{d}|<a>x,<b>:<c>y,<d>"
            })
    void betweenValuesStandsWhatNoValueContains(String template, String pieces) {
        assertThat(pieces(template)).isEqualTo(pieces);
    }

    @ParameterizedTest
    @ValueSource(strings = {":", ",", "(", "/", " ", "é", "x:y", "#"})
    void whatNoValueContainsIsEnough(String separator) {
        assertThat(pieces("{a}" + separator + "{b}")).isEqualTo("<a>" + separator + "<b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "}", "{a", "a}", "{a}}", "{{a}", "{a}{", "x{a{b}", "}{", "{{"})
    void aBraceThatIsAloneIsToldOnce(String template) {
        parts(template);
        assertThat(unbalanced).hasValue(1);
    }

    @Test
    void aValueThatCannotBeMadeIsLeftOut() {
        List<Part> parts = Pieces.of("a{x}b", value -> Optional.empty(), unbalanced::incrementAndGet);
        assertThat(parts).containsExactly(new Literal("a"), new Literal("b"));
    }

    private String pieces(String template) {
        StringBuilder key = new StringBuilder();
        parts(template).forEach(part -> part.write(key, new Object[0]));
        return key.toString();
    }

    private List<Part> parts(String template) {
        return Pieces.of(
                template,
                value -> Optional.of(
                        (key, arguments) -> key.append('<').append(value).append('>')),
                unbalanced::incrementAndGet);
    }
}
