package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoadingTest {

    private final Loading loading = new Loading();

    @Test
    void aThreadLoadsTheKeysUntilTheActionEnds() throws Exception {
        assertThat(loading.has("a")).isFalse();
        String result = loading.during(List.of("a", "b"), () -> {
            assertThat(loading.has("a")).isTrue();
            assertThat(loading.has("b")).isTrue();
            assertThat(loading.has("c")).isFalse();
            return "loaded";
        });
        assertThat(result).isEqualTo("loaded");
        assertThat(loading.has("a")).isFalse();
    }

    @Test
    void aLoadWithinALoadAddsItsKeysAndTakesThemAway() throws Exception {
        loading.during(List.of("a"), () -> {
            loading.during(List.of("b"), () -> {
                assertThat(loading.has("a")).isTrue();
                assertThat(loading.has("b")).isTrue();
                return null;
            });
            assertThat(loading.has("a")).isTrue();
            assertThat(loading.has("b")).isFalse();
            return null;
        });
    }

    @Test
    void anActionThatThrowsLoadsNothingAnyMore() {
        IOException thrown = new IOException();
        assertThatThrownBy(() -> loading.during(List.of("a"), () -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThat(loading.has("a")).isFalse();
    }

    @Test
    void otherThreadsAndOtherCachesDoNotLoadTheKey() throws Exception {
        boolean elsewhere = loading.during(
                List.of("a"),
                () -> CompletableFuture.supplyAsync(() -> loading.has("a")).get(20, TimeUnit.SECONDS));
        assertThat(elsewhere).isFalse();
        boolean otherCache = loading.during(List.of("a"), () -> new Loading().has("a"));
        assertThat(otherCache).isFalse();
    }
}
