package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.LogRecords;
import io.rubric.impl.testing.Node;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class CacheNamesTest {

    @ApplicationScoped
    public static class Misspelt {
        @CacheResult(cacheName = "users")
        public String user(long id) {
            return "";
        }

        @CacheRemove(cacheName = "user")
        public void change(long id) {}
    }

    @ApplicationScoped
    public static class Anything {
        @CacheResult
        public Object any() {
            return "";
        }
    }

    @Test
    void aRemovalFromACacheThatNobodyFillsIsWarnedOf() {
        List<String> warnings = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                warnings.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(CacheFeature.class.getName());
        log.addHandler(handler);
        try {
            Node.start(Misspelt.class).close();
            assertThat(warnings)
                    .anySatisfy(w -> assertThat(w).contains("\"user\"").contains("[users]"));
        } finally {
            log.removeHandler(handler);
        }
    }

    @Test
    void aResultOfWhichOnlyObjectIsKnownIsAMistake() {
        assertThatThrownBy(() -> Node.start(Anything.class)).hasMessageContaining("RUBRIC-102");
    }

    @ApplicationScoped
    public static class Keys {
        @CacheResult(cacheName = "users")
        public String user(long id) {
            return "";
        }

        @CacheRemove(cacheName = "users")
        public void rename(long id, String name) {}

        @CacheRemove(cacheName = "users")
        public void delete(int id) {}

        @CacheRemove(cacheName = "users", key = "{id}")
        public void lock(long id, String reason) {}
    }

    @Test
    void keysOfMoreParametersThanThoseThatAreReadAreWarnedOf() {
        try (LogRecords log = LogRecords.of(CacheFeature.class.getName())) {
            Node.start(Keys.class).close();
            assertThat(log.atLeast(Level.WARNING))
                    .singleElement()
                    .satisfies(warning ->
                            assertThat(warning.getMessage()).contains("rename", "2 parameters", "of 1", "\"users\""));
        }
    }
}
