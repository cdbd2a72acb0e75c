package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheName;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Removals in a transaction happen when it commits; what they are about is not read before. */
class CacheTransactionTest {

    static volatile String table;

    @ApplicationScoped
    public static class Rows {

        @Inject
        @CacheName("rows")
        Cache<Long, String> cache;

        @CacheResult(cacheName = "rows", key = "{id}", groups = "org:{org}")
        public String find(long org, long id) {
            return table;
        }

        @CacheResult(cacheName = "rows", key = "{id}")
        public String byId(long id) {
            return table;
        }

        @CacheRemove(cacheName = "rows", key = "{id}")
        public void change(long id) {}

        @CacheRemove(cacheName = "rows", key = "{id}")
        public CompletionStage<String> never(long id) {
            return new CompletableFuture<>();
        }

        public Cache<Long, String> cache() {
            return cache;
        }
    }

    private final TestTransaction transaction = new TestTransaction();
    private Node node;
    private Rows rows;

    @BeforeEach
    void start() {
        transaction.during(() -> node = Node.start(Map.of("rubric.cache.timeout", "5s"), Rows.class));
        rows = node.get(Rows.class);
        table = "old";
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aStageThatDoesNotEndDoesNotKeepTheOtherRemovals() {
        rows.byId(1);
        transaction.begin();
        rows.never(7).toCompletableFuture();
        rows.change(1);
        table = "new";
        transaction.end(Status.STATUS_COMMITTED);
        assertThat(rows.byId(1)).isEqualTo("new");
    }

    @Test
    void afterTheCommitAllHasBeenRemovedHoweverMuchItIs() {
        int many = 1_000;
        rows.byId(many - 1);
        transaction.begin();
        for (int id = 0; id < many; id++) {
            rows.change(id);
        }
        table = "new";
        transaction.end(Status.STATUS_COMMITTED);
        assertThat(rows.byId(many - 1)).isEqualTo("new");
    }

    @Test
    void theTransactionItselfReadsNothingOfAGroupThatItHasChangedWhetherItNamesTheGroupOrNot() {
        rows.find(1, 1);
        transaction.begin();
        rows.cache().removeGroup("org:{0}", 1L);
        table = "new";
        assertThat(rows.find(1, 1)).isEqualTo("new");
        assertThat(rows.byId(1)).isEqualTo("new");
        assertThat(rows.cache().get(1L)).isNull();
        transaction.end(Status.STATUS_COMMITTED);
        assertThat(rows.byId(1)).isEqualTo("new");
    }

    @Test
    void whatIsRolledBackRemovesNothing() {
        rows.find(1, 1);
        transaction.begin();
        rows.change(1);
        rows.cache().removeGroup("org:{0}", 1L);
        table = "never committed";
        transaction.end(Status.STATUS_ROLLEDBACK);
        assertThat(rows.find(1, 1)).isEqualTo("old");
    }
}
