package io.rubric.impl.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDepthTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1|0",
                "\"[[[\"|0",
                "\"\\\"[[[\"|0",
                "\"\\\\\"|0",
                "{}|1",
                "[[],[],[]]|2",
                "{\"a\":[{\"b\":[]}]}|4",
                "[\"]\",[]]|2",
                "[\"\\\\\",[\"\\\"]\"]]|2"
            })
    void countsObjectsAndArraysButNotTexts(String json, int depth) {
        assertThat(exceeds(json, depth)).isFalse();
        assertThat(depth > 0 && !exceeds(json, depth - 1)).isFalse();
    }

    @Test
    void fiveThousandAreTooMany() {
        assertThat(exceeds("[".repeat(5000), 64)).isTrue();
        assertThat(exceeds("{\"a\":".repeat(65), 64)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"]]]]|0", "\"|0", "\"\\|0", "}{|0", "``|0"})
    void takesWhatIsNoJson(String bytes, int allowed) {
        assertThat(exceeds(bytes, allowed)).isFalse();
    }

    private static boolean exceeds(String json, int allowed) {
        return JsonDepth.exceeds(json.getBytes(StandardCharsets.UTF_8), allowed);
    }
}
