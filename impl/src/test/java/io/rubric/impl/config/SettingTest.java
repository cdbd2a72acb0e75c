package io.rubric.impl.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTest {

    @Test
    void theNameStandsInQuotesBeforeTheLastPart() {
        assertThat(Setting.CACHE_TTL.key()).isEqualTo("rubric.cache.ttl");
        assertThat(Setting.CACHE_TTL.key("a.b")).isEqualTo("rubric.cache.\"a.b\".ttl");
        assertThat(Setting.LOCK_WAIT_TIME.key("orders")).isEqualTo("rubric.lock.\"orders\".wait-time");
    }

    @Test
    void keysAreUnique() {
        assertThat(Arrays.stream(Setting.values()).map(Setting::key)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void isWrittenInKebabCaseWithASentenceForTheDocumentation(Setting setting) {
        assertThat(setting.key()).matches("rubric(\\.[a-z]+(-[a-z]+)*)+");
        assertThat(setting.meaning()).matches("(?s)[A-Z`].+\\.");
    }
}
