package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheName;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RBucket;
import org.redisson.client.codec.StringCodec;

/** What callers see of a cache whose keys somebody else has written, or taken away. */
class CacheForeignKeysTest {

    private static final String TIMELESS = "9999999999999999";

    static final AtomicInteger LOADS = new AtomicInteger();

    @ApplicationScoped
    public static class Rows {

        @Inject
        @CacheName("rows")
        Cache<Long, String> cache;

        @CacheResult(cacheName = "rows", key = "{id}", groups = "org:{org}")
        public String find(long org, long id) {
            return "loaded " + LOADS.incrementAndGet();
        }

        @CacheResult(cacheName = "rows", key = "{id}")
        public String byId(long id) {
            return "loaded " + LOADS.incrementAndGet();
        }

        @CacheRemove(cacheName = "rows", key = "{id}")
        public void change(long id) {}

        public Cache<Long, String> cache() {
            return cache;
        }
    }

    private final String prefix = Node.randomPrefix();
    private final Slot slot = new Slots(prefix, "rows", () -> false).of("");
    private Node node;
    private Rows rows;

    @BeforeEach
    void start() {
        node = Node.start(Map.of("rubric.prefix", prefix, "rubric.cache.timeout", "5s"), Rows.class);
        rows = node.get(Rows.class);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void anEvictedGenerationCountsAsARemovalOfItsGroup() {
        rows.cache().put(1L, "old");
        rows.cache().removeGroup("org:{0}", 1L);
        assertThat(TestRedis.client().getKeys().delete(slot.generation("org:1")))
                .isEqualTo(1);
        assertThat(rows.find(1, 1)).startsWith("loaded");
    }

    @Test
    void ticketsOfAnotherTypeDoNotKeepThisNodeFromReading() {
        spoil(slot.tickets("1"));
        rows.change(1);
        assertThat(rows.byId(2)).isEqualTo(rows.byId(2));
    }

    @Test
    void aHeaderOfAnotherTypeIsMadeAnew() {
        spoil(slot.header());
        assertThat(rows.byId(2)).isEqualTo(rows.byId(2));
    }

    @Test
    void aGenerationOfTheFutureIsMadeAnew() {
        rows.find(1, 1);
        raw(slot.generation("org:1")).set("9000000000000000", Duration.ofMinutes(5));
        assertThat(rows.find(1, 1)).isEqualTo(rows.find(1, 1));
    }

    @Test
    void anEntryThatIsNoneCostsALoadAndNoMore() {
        rows.byId(1);
        raw(slot.entry("1")).set(TIMELESS + "garbage");
        int before = LOADS.get();
        assertThat(rows.byId(1)).isEqualTo(rows.byId(1));
        assertThat(LOADS).hasValue(before + 1);
    }

    @Test
    void amongManyItIsLoadedWithWhatIsMissing() {
        rows.cache().put(1L, "a");
        rows.cache().put(2L, "b");
        raw(slot.entry("1")).set(TIMELESS + "garbage");
        Map<Long, String> loaded = Map.of(1L, "x", 3L, "z");
        for (int i = 0; i < 2; i++) {
            assertThat(rows.cache().getAll(List.of(1L, 2L, 3L), missing -> {
                        assertThat(missing).containsExactlyInAnyOrder(1L, 3L);
                        LOADS.incrementAndGet();
                        return loaded;
                    }))
                    .isEqualTo(Map.of(1L, "x", 2L, "b", 3L, "z"));
            assertThat(rows.cache().get(1L)).isEqualTo("x");
        }
    }

    @Test
    void anEntryDoesNotChooseHowMuchIsAsked() {
        rows.cache().put(1L, "a");
        StringBuilder forged = new StringBuilder(TIMELESS);
        for (int i = 0; i < 300; i++) {
            forged.append('g').append(i).append(' ');
        }
        raw(slot.entry("1")).set(forged + "\nx");
        assertThat(TestRedis.commandsDuring(
                        () -> assertThat(rows.cache().get(1L)).isNull()))
                .isEqualTo(Map.of("mget", 1L));
    }

    @Test
    void scriptsThatTheServerHasForgottenAreLoadedAgain() {
        rows.byId(1);
        TestRedis.client().getScript().scriptFlush();
        assertThat(rows.byId(7)).isEqualTo(rows.byId(7));
    }

    private static RBucket<String> raw(String key) {
        return TestRedis.client().getBucket(key, StringCodec.INSTANCE);
    }

    private static void spoil(String key) {
        TestRedis.client().getKeys().delete(key);
        TestRedis.client().getList(key, StringCodec.INSTANCE).add("spoilt");
    }
}
