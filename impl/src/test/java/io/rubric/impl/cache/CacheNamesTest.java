package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Node;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
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
}
