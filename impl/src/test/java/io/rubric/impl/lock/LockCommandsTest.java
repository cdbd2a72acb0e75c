package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import io.rubric.lock.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a lock asks of the servers, counted there. A script is one command of the client; those inside it are counted, too. */
class LockCommandsTest {

    @ApplicationScoped
    public static class Orders {

        @Locked("order:{id}")
        public void change(long id) {}

        @Locked("order:{id}")
        public void changeTwice(long id, Runnable inner) {
            inner.run();
        }

        @Locked(value = "order:{id}", leaseTime = "1s")
        public CompletionStage<String> later(long id, CompletableFuture<String> work) {
            return work;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPairIsTwoScriptsAndSevenCommandsInAll(Topology topology) {
        try (Nodes nodes = Nodes.start(1, topology.configuration(), Orders.class)) {
            Orders orders = nodes.bean(0, Orders.class);
            IntStream.range(0, 50).forEach(orders::change); // the scripts are there, on each master
            topology.awaitQuiet("the start", () -> true);
            assertThat(topology.commandsDuring(() -> orders.change(7)))
                    .isEqualTo(Map.of("evalsha", 2L, "get", 2L, "time", 1L, "set", 2L));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReEntryIsNone(Topology topology) {
        try (Nodes nodes = Nodes.start(1, topology.configuration(), Orders.class)) {
            Orders orders = nodes.bean(0, Orders.class);
            orders.change(7);
            orders.changeTwice(
                    7,
                    () -> assertThat(topology.commandsDuring(() -> orders.change(7)))
                            .isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodySubscribesInOrderToWait(Topology topology) {
        try (Nodes nodes = Nodes.start(2, topology.configuration(), Orders.class)) {
            nodes.beans(Orders.class).forEach(orders -> orders.change(7));
            topology.awaitQuiet("the start", () -> true);
            Map<String, Long> commands = topology.commandsDuring(() -> Callers.start(8, i -> () -> {
                        for (int n = 0; n < 25; n++) {
                            nodes.bean(i, Orders.class).change(7);
                        }
                        return null;
                    })
                    .results());
            assertThat(commands).doesNotContainKeys("subscribe", "psubscribe", "ssubscribe", "unsubscribe");
            assertThat(commands.get("evalsha")).isLessThan(200 * 4L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyLocksAreRenewedTogether(Topology topology) {
        int many = 600;
        try (Nodes nodes = Nodes.start(1, topology.configuration(), Orders.class)) {
            Orders orders = nodes.bean(0, Orders.class);
            renewals(topology, nodes.prefix(), orders, many);
        }
    }

    private static void renewals(Topology topology, String prefix, Orders orders, int many) {
        CompletableFuture<String> work = new CompletableFuture<>();
        var held = IntStream.range(0, many)
                .mapToObj(i -> orders.later(i, work).toCompletableFuture())
                .toList();
        String[] names = IntStream.range(0, many)
                .mapToObj(i -> prefix + ":lock:{order:" + i + "}")
                .toArray(String[]::new);
        TestRedis.await("the locks", () -> topology.client().getKeys().countExists(names) == many);
        Map<String, Long> commands = topology.commandsDuring(() -> Topology.hold(Duration.ofMillis(1200)));
        work.complete("done");
        held.forEach(CompletableFuture::join);
        if (topology == Topology.SINGLE) { // a script has the keys of one slot
            assertThat(commands.get("evalsha")).isBetween(many / 100L, 60L);
        }
        assertThat(commands.get("pttl")).isGreaterThanOrEqualTo(many);
    }
}
