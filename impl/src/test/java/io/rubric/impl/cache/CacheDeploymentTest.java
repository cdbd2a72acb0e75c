package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.cache.CacheKey;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.LogRecords;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

/** Caches of an application that starts, or does not. */
class CacheDeploymentTest {

    static final AtomicInteger CALLS = new AtomicInteger();

    @ApplicationScoped
    public static class Rows {
        @CacheResult(cacheName = "rows", key = "{id}", groups = "org:{org}")
        public int find(long org, long id) {
            return CALLS.incrementAndGet();
        }

        @CacheRemove(cacheName = "rows", key = "{id}")
        public void change(long id) {
            CALLS.incrementAndGet();
        }

        @CacheRemoveAll(groups = "org:{org}")
        public void changeAll(long org) {
            CALLS.incrementAndGet();
        }
    }

    /** An application that opens Redis itself. */
    @ApplicationScoped
    public static class OwnClient {
        @Produces
        @ApplicationScoped
        RedissonClient client() {
            return TestRedis.client();
        }
    }

    @ApplicationScoped
    public static class Early {
        @Inject
        Rows rows;

        void early(@Observes @Priority(-10_000) @Initialized(ApplicationScoped.class) Object event) {
            rows.find(1, 1);
            rows.change(1);
            rows.changeAll(1);
        }
    }

    @ApplicationScoped
    public static class Misspelt {
        @CacheResult(cacheName = "misspelt", key = "{id}", groups = "org:{org}")
        public String find(long org, long id) {
            return "";
        }

        @CacheRemoveAll(cacheName = "misspelt", groups = "ogr:{org}")
        public void change(long org) {}
    }

    @ApplicationScoped
    public static class Anything {
        @CacheResult(cacheName = "any")
        public Map<Integer, Object> all(@CacheKey List<Integer> ids) {
            return Map.of();
        }
    }

    @ApplicationScoped
    public static class Anew {
        @CacheResult(cacheName = "anew", skipGet = true)
        public Map<Integer, String> all(@CacheKey List<Integer> ids) {
            return Map.of();
        }
    }

    @Test
    void switchedOffGroupsAreNotRemoved() {
        CALLS.set(0);
        try (Node node = Node.startWith(Map.of("rubric.enabled", "false"), Rows.class)) {
            Rows rows = node.get(Rows.class);
            rows.find(1, 1);
            rows.change(1);
            rows.changeAll(1);
            assertThat(CALLS).hasValue(3);
        }
    }

    @Test
    void aCallBeforeTheStartCallsTheMethod() {
        CALLS.set(0);
        try (Node node = Node.start(OwnClient.class, Early.class, Rows.class)) {
            assertThat(CALLS).hasValue(3);
            TestRedis.await("what was early has been removed", () -> {
                int found = node.get(Rows.class).find(2, 2);
                return node.get(Rows.class).find(2, 2) == found;
            });
        }
    }

    @Test
    void aGroupInWhichACacheHasNoEntriesIsWarnedOf() {
        try (LogRecords records = LogRecords.of(CacheFeature.class.getName())) {
            Node.start(Misspelt.class).close();
            assertThat(records.atLeast(Level.WARNING))
                    .singleElement()
                    .satisfies(said -> assertThat(said.getMessage()).contains("ogr:{org}"));
        }
    }

    @Test
    void aResultOfManyOfWhichOnlyObjectIsKnownIsAMistake() {
        assertThatThrownBy(() -> Node.start(Anything.class).close()).hasMessageContaining("RUBRIC-102");
    }

    @Test
    void aMethodThatIsAskedForWhatIsMissingCannotSkipTheLookForIt() {
        assertThatThrownBy(() -> Node.start(Anew.class).close()).hasMessageContaining("RUBRIC-110");
    }
}
