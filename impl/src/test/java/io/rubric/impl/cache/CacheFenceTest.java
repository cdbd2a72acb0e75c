package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.Topology;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The one interleaving that matters: a load has read the old row, then the row changes and is removed, then the load ends. */
class CacheFenceTest {

    /** A row that cannot be read from the database without being watched. */
    static final class Row {
        private volatile String value = "old";
        private final CountDownLatch read = new CountDownLatch(1);
        private final CountDownLatch changed = new CountDownLatch(1);

        /** What was read first comes back only when it has changed. */
        String load() {
            String found = value;
            if (read.getCount() > 0) {
                read.countDown();
                await(changed);
            }
            return found;
        }

        static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    static volatile Row row = new Row();

    @ApplicationScoped
    public static class Bean {
        @CacheResult(
                cacheName = "rows",
                key = "{id}",
                groups = {"all", "of:{id}"})
        public String value(int id) {
            return row.load();
        }

        @CacheResult(
                cacheName = "rows",
                key = "{id}",
                groups = {"all", "of:{id}"})
        public CompletionStage<String> stage(int id) {
            return CompletableFuture.supplyAsync(() -> row.load());
        }

        @CacheRemove(cacheName = "rows", key = "{id}")
        public void remove(int id) {}

        @CacheRemoveAll(cacheName = "rows", groups = "of:{id}")
        public void removeGroup(int id) {}

        @CacheRemoveAll(groups = "all")
        public void removeGroupEverywhere() {}

        @CacheRemoveAll(cacheName = "rows")
        public void removeAll() {}
    }

    /** How a row is removed. */
    enum Way {
        KEY((bean, id) -> bean.remove(id)),
        GROUP((bean, id) -> bean.removeGroup(id)),
        GROUP_EVERYWHERE((bean, id) -> bean.removeGroupEverywhere()),
        ALL((bean, id) -> bean.removeAll());

        final BiConsumer<Bean, Integer> remove;

        Way(BiConsumer<Bean, Integer> remove) {
            this.remove = remove;
        }
    }

    static Stream<Arguments> ways() {
        return Stream.of(Topology.values())
                .flatMap(topology -> Stream.of(Way.values())
                        .flatMap(way -> Stream.of(0, 1)
                                .flatMap(node -> Stream.of(false, true)
                                        .map(stage -> Arguments.of(topology, way, node, stage)))));
    }

    @ParameterizedTest(name = "{0}, removed by {1} on node {2}, as a stage: {3}")
    @MethodSource("ways")
    void aLoadThatARemovalHasPassedAnswersItsCallerAndIsNotStored(
            Topology topology, Way way, int remover, boolean stage) throws Exception {
        row = new Row();
        try (Nodes nodes = Nodes.start(2, topology.configuration(), Bean.class)) {
            CompletableFuture<String> slow = stage
                    ? nodes.bean(0, Bean.class).stage(1).toCompletableFuture()
                    : CompletableFuture.supplyAsync(
                            () -> nodes.bean(0, Bean.class).value(1));
            Row.await(row.read);
            row.value = "new";
            way.remove.accept(nodes.bean(remover, Bean.class), 1);

            assertThat(nodes.bean(0, Bean.class).value(1))
                    .as("a later caller on the node that still loads the old value")
                    .isEqualTo("new");
            assertThat(slow).isNotDone();
            row.changed.countDown();
            assertThat(slow.get(20, TimeUnit.SECONDS)).isEqualTo("old");
            for (Bean bean : nodes.beans(Bean.class)) {
                assertThat(bean.value(1)).isEqualTo("new");
            }
        }
    }

    /** The same with get, load and set, as other caches do it: so the test can fail. */
    @Test
    void withoutAFenceTheOldValueStays() throws Exception {
        row = new Row();
        UnfencedCache cache = new UnfencedCache(() -> row.load());
        CompletableFuture<String> slow = CompletableFuture.supplyAsync(cache::value);
        Row.await(row.read);
        row.value = "new";
        cache.remove();
        row.changed.countDown();
        assertThat(slow.get(20, TimeUnit.SECONDS)).isEqualTo("old");
        assertThat(cache.value()).isEqualTo("old");
    }
}
