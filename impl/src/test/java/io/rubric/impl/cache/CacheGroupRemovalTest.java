package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.Soak;
import io.rubric.impl.testing.Topology;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redisson.api.RScript;
import org.redisson.client.codec.StringCodec;

/** What a removal costs does not depend on how much it removes. */
class CacheGroupRemovalTest {

    private static final int FEW = 10;
    private static final int MANY = Soak.of(20_000, 1_000_000);

    /** Copies the entry of key 0 to keys of other numbers, as if each had been loaded. */
    private static final String COPY = """
            local entry = redis.call('GET', KEYS[1])
            local prefix = string.sub(KEYS[1], 1, -2)
            for i = ARGV[1], ARGV[2] do
              redis.call('SET', prefix .. string.format('%d', i), entry, 'PX', 600000)
            end
            return 1""";

    private static final String FORGET = """
            local prefix = string.sub(KEYS[1], 1, -2)
            for i = ARGV[1], ARGV[2] do
              redis.call('UNLINK', prefix .. string.format('%d', i))
            end
            return 1""";

    private static final int PART = 50_000;

    static final AtomicInteger LOADS = new AtomicInteger();

    @ApplicationScoped
    public static class Products {
        @CacheResult(cacheName = "products", key = "{id}", groups = "maker:{maker}")
        public String find(int id, String maker) {
            return "product " + LOADS.incrementAndGet();
        }

        @CacheRemoveAll(groups = "maker:{maker}")
        public void changed(String maker) {}

        @CacheRemoveAll(cacheName = "products")
        public void changed() {}
    }

    @ParameterizedTest
    @EnumSource
    void aGroupAndAWholeCacheGoWithAsManyCommandsHoweverManyEntriesTheyHave(Topology topology) {
        String prefix = Node.randomPrefix();
        Slot slot = new Slots(prefix, "products", () -> topology == Topology.CLUSTER).of("0");
        RScript copy = topology.client().getScript(StringCodec.INSTANCE);
        try (Node node = Node.start(topology.configuration("rubric.prefix", prefix), Products.class)) {
            Products products = node.get(Products.class);
            products.find(0, "acme");
            products.changed("acme"); // scripts are loaded by their first call
            products.changed();

            List<Map<String, Long>> costs = new ArrayList<>();
            for (int number : new int[] {FEW, MANY}) {
                for (Runnable removal : List.<Runnable>of(() -> products.changed("acme"), products::changed)) {
                    products.find(0, "acme");
                    run(copy, slot, COPY, number);
                    assertThat(loads(products)).isZero();
                    costs.add(topology.commandsDuring(removal));
                    assertThat(loads(products)).isEqualTo(1);
                }
            }
            System.out.printf(
                    "%s: a group of %d entries goes by %s, of %d by %s; a cache of %d by %s, of %d by %s%n",
                    topology, FEW, costs.get(0), MANY, costs.get(2), FEW, costs.get(1), MANY, costs.get(3));
            assertThat(costs.get(2)).isEqualTo(costs.get(0));
            assertThat(costs.get(3)).isEqualTo(costs.get(1));
            assertThat(costs)
                    .allSatisfy(commands -> assertThat(commands)
                            .containsEntry("evalsha", topology == Topology.CLUSTER ? 16L : 1L)
                            .containsOnlyKeys("evalsha", "time", "get", "set", "pttl"));
        } finally {
            run(copy, slot, FORGET, MANY);
        }
    }

    /** Calls of the method that one of the entries costs. */
    private static int loads(Products products) {
        int before = LOADS.get();
        products.find(0, "acme");
        return LOADS.get() - before;
    }

    /** In parts, so that the server answers others meanwhile. */
    private static void run(RScript scripts, Slot slot, String script, int number) {
        for (int first = 1; first < number; first += PART) {
            scripts.eval(
                    RScript.Mode.READ_WRITE,
                    script,
                    RScript.ReturnType.LONG,
                    List.of(slot.entry("0")),
                    Integer.toString(first),
                    Integer.toString(Math.min(number, first + PART) - 1));
        }
    }
}
