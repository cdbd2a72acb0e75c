package io.rubric.impl.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '"',
            value = {
                "abc abc",
                "a.b_c~d@e+f-g a.b_c~d@e+f-g",
                "a:b a%3Ab",
                "{a}*? %7Ba%7D%2A%3F",
                "it's it%27s",
                "50% 50%25",
                "é %C3%A9",
                "😀 %F0%9F%98%80"
            })
    void everythingButLettersDigitsAndAFewSignsIsWrittenAsBytes(String text, String escaped) {
        assertThat(Key.escape(text)).isEqualTo(escaped);
    }

    @Test
    void halvesOfACharacterKeepApart() {
        assertThat(Key.escape("\ud800")).isEqualTo("%ud800");
        assertThat(Key.escape("\udc00\ud800")).isEqualTo("%udc00%ud800");
    }

    @Test
    void controlCharactersAreWrittenAsBytes() {
        assertThat(Key.escape("a\r\n\0b\u007f")).isEqualTo("a%0D%0A%00b%7F");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "-1", "null", "true", "false", "NaN", "Infinity", "é", "'"})
    void aTextThatCouldBeReadAsSomethingElseIsQuoted(String text) {
        assertThat(text(text)).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Null", "nullable", "x1", "NaNs"})
    void anyOtherTextIsNot(String text) {
        assertThat(text(text)).isEqualTo(text);
    }

    @Test
    void aLongKeyIsReplacedByItsDigest() {
        String key = "k".repeat(200);
        assertThat(Key.bounded(key)).isEqualTo(key);
        assertThat(Key.bounded(key + "1"))
                .matches("#[\\w-]{43}")
                .isEqualTo(Key.bounded(key + "1"))
                .isNotEqualTo(Key.bounded(key + "2"));
    }

    @Test
    void aKeyThatLooksLikeADigestIsDigestedToo() {
        String digest = Key.bounded("k".repeat(201));
        assertThat(Key.bounded(digest)).isNotEqualTo(digest);
    }

    private static String text(String text) {
        StringBuilder out = new StringBuilder();
        Key.text(out, text);
        return out.toString();
    }
}
