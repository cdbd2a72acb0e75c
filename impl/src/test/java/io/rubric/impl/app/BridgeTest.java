package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Node;
import jakarta.enterprise.context.ApplicationScoped;
import org.junit.jupiter.api.Test;

/** Methods that the compiler adds are not mistakes, and those they stand for are found by their parameters' names. */
class BridgeTest {

    static class Hidden {
        private int calls;

        @CacheResult(key = "{id}")
        public int inherited(int id) {
            return ++calls;
        }
    }

    @ApplicationScoped
    public static class Shown extends Hidden {}

    static class HiddenMistake {
        @CacheResult(key = "{nothing}")
        public int get(int id) {
            return id;
        }
    }

    @ApplicationScoped
    public static class Overloading extends HiddenMistake {
        public String get(String id) {
            return id;
        }
    }

    @Test
    void aMethodThatIsMadeVisibleBesideAnotherOfItsNameIsChecked() {
        assertThatThrownBy(() -> Node.start(Overloading.class).close()).hasMessageContaining("RUBRIC-901");
    }

    public abstract static class Repo<T> {
        public abstract T find(T key);
    }

    @ApplicationScoped
    public static class Texts extends Repo<String> {
        private int calls;

        @Override
        @CacheResult(key = "{key}")
        public String find(String key) {
            return key + ++calls;
        }
    }

    @Test
    void aMethodOfAClassThatIsNotPublicIsCached() {
        try (Node node = Node.start(Shown.class)) {
            assertThat(node.get(Shown.class).inherited(1)).isEqualTo(1);
            assertThat(node.get(Shown.class).inherited(1)).isEqualTo(1);
        }
    }

    @Test
    void anOverriddenGenericMethodIsCachedHoweverItIsCalled() {
        try (Node node = Node.start(Texts.class)) {
            Texts texts = node.get(Texts.class);
            Repo<String> repo = texts;
            assertThat(texts.find("a")).isEqualTo("a1");
            assertThat(repo.find("a")).isEqualTo("a1");
        }
    }
}
