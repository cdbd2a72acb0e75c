package io.rubric.impl.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.Configured;
import io.rubric.impl.Problems;
import io.rubric.impl.config.Setting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersTest {

    private static Headers read(Map<String, String> configuration, Problems problems) {
        return Configured.with(configuration)
                .value(Setting.THROTTLE_HEADERS, Headers::parse, Headers.GRAMMAR, problems);
    }

    @ParameterizedTest
    @CsvSource({"refused, true, false", "all, true, true", "none, false, false", "ALL, true, true"})
    void theSettingSaysWhichAnswersTell(String text, boolean onRefused, boolean onAll) {
        Headers headers = read(Map.of("rubric.throttle.headers", text), new Problems());
        assertThat(headers.onRefused()).isEqualTo(onRefused);
        assertThat(headers.onAll()).isEqualTo(onAll);
    }

    @Test
    void withoutItThoseToRefusedCallsDo() {
        assertThat(read(Map.of(), new Problems())).isEqualTo(Headers.REFUSED);
    }

    @Test
    void anotherWordIsAProblemOfTheDeployment() {
        Problems problems = new Problems();
        read(Map.of("rubric.throttle.headers", "always"), problems);
        assertThat(problems.messages())
                .containsExactly(
                        "RUBRIC-907 rubric.throttle.headers: the configured value cannot be read; found \"always\"; write refused, all or none");
    }
}
