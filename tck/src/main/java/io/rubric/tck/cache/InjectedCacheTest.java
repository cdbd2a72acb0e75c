package io.rubric.tck.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheName;
import io.rubric.cache.CacheStatistics;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class InjectedCacheTest {

    @Inject
    Stock stock;

    @Inject
    @CacheName(Stock.CACHE)
    Cache<Long, Product> cache;

    @Inject
    @CacheName("tck-records")
    Cache<Product.Maker, String> byRecord;

    @Inject
    @CacheName("tck-lists")
    Cache<List<Integer>, String> byList;

    @Inject
    @Any
    Instance<Object> anything;

    @Deployment
    static WebArchive archive() {
        return Archives.of(
                "cache-injected", Stock.class, Stock.Even.class, Product.class, Product.Maker.class, SoldOut.class);
    }

    @Assertion("cache.injected.1")
    void sharesEntriesWithMethods() {
        assertEquals(Stock.CACHE, cache.name());
        assertEquals(Product.of(1), stock.one(1));
        assertEquals(Product.of(1), cache.get(1L));
        cache.put(2L, Product.of(22));
        assertEquals(Product.of(22), stock.one(2));
        assertEquals(Map.of(2L, Product.of(22)), stock.many(List.of(2L), () -> {}));
    }

    @Assertion("cache.injected.2")
    void getsWhatIsThere() {
        assertNull(cache.get(3L));
        cache.put(3L, Product.of(3));
        assertEquals(Product.of(3), cache.get(3L));
        cache.put(3L, null);
        assertNull(cache.get(3L));
        assertNull(cache.get(3L, Product::of));
    }

    @Assertion("cache.injected.3")
    void loadsWhatIsMissing() {
        assertEquals(Product.of(4), cache.get(4L, Product::of));
        assertEquals(Product.of(4), cache.get(4L, key -> Product.of(44)));
        assertEquals(Product.of(4), stock.one(4));
    }

    @Assertion("cache.injected.4")
    void exceptionOfALoaderReachesTheCaller() {
        SoldOut failure = new SoldOut("no tea");
        assertSame(
                failure,
                assertThrows(
                        SoldOut.class,
                        () -> cache.get(5L, key -> {
                            throw failure;
                        })));
        assertNull(cache.get(5L));
    }

    @Assertion("cache.injected.5")
    void getsAllThatAreThere() {
        cache.put(6L, Product.of(6));
        cache.put(7L, Product.of(7));
        cache.put(8L, null);
        Map<Long, Product> found = cache.getAll(List.of(7L, 8L, 9L, 6L));
        assertEquals(Map.of(6L, Product.of(6), 7L, Product.of(7)), found);
        assertEquals(List.of(7L, 6L), List.copyOf(found.keySet()));
    }

    @Assertion("cache.injected.6")
    void loadsAllThatAreMissing() {
        cache.put(11L, Product.of(11));
        List<Set<Long>> asked = new ArrayList<>();
        for (int call = 1; call <= 2; call++) {
            Map<Long, Product> found = cache.getAll(List.of(12L, 11L, 10L), missing -> {
                asked.add(missing);
                return Map.of(12L, Product.of(12));
            });
            assertEquals(Map.of(11L, Product.of(11), 12L, Product.of(12)), found);
            assertEquals(List.of(12L, 11L), List.copyOf(found.keySet()));
        }
        assertEquals(List.of(Set.of(12L, 10L)), asked);
        assertEquals(Product.of(12), stock.one(12));
    }

    @Assertion("cache.injected.7")
    void putForATime() {
        cache.put(13L, Product.of(13), Duration.ofMillis(200));
        Eventually.holds("the value has expired", () -> cache.get(13L) == null);
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThrows(IllegalArgumentException.class, () -> cache.put(13L, Product.of(13), wrong));
        }
        assertNull(cache.get(13L));
    }

    @Assertion("cache.injected.8")
    void removes() {
        cache.put(14L, Product.of(14));
        cache.put(15L, Product.of(15));
        cache.remove(14L);
        assertNull(cache.get(14L));
        assertEquals(Product.of(15), cache.get(15L));
        cache.removeAll();
        assertNull(cache.get(15L));
    }

    @Assertion("cache.injected.9")
    void removesAGroup() {
        stock.oneOfShop(16, "north");
        stock.oneOfShop(17, "south");
        cache.removeGroup("shop:{0}", "north");
        assertNull(cache.get(16L));
        assertEquals(Product.of(17), cache.get(17L));
        assertThrows(IllegalArgumentException.class, () -> cache.removeGroup("shop:{1}", "south"));
    }

    @Assertion("cache.injected.10")
    void keysOfSeveralParts() {
        byRecord.put(new Product.Maker("Ota", true), "known");
        assertEquals("known", byRecord.get(new Product.Maker("Ota", true)));
        assertNull(byRecord.get(new Product.Maker("Ota", false)));
        byList.put(List.of(1, 23), "list");
        assertEquals("list", byList.get(List.of(1, 23)));
        assertNull(byList.get(List.of(12, 3)));
    }

    @Assertion("cache.injected.11")
    void isSelectedByItsName() {
        Cache<Long, Product> selected = anything.select(
                        new TypeLiteral<Cache<Long, Product>>() {}, CacheName.Literal.of(Stock.CACHE))
                .get();
        selected.put(18L, Product.of(18));
        assertEquals(Product.of(18), cache.get(18L));
    }

    @Assertion("cache.injected.12")
    void asynchronousForms() {
        assertNull(Eventually.completed(cache.getAsync(20L)));
        assertEquals(
                Product.of(20),
                Eventually.completed(cache.getAsync(20L, key -> CompletableFuture.completedFuture(Product.of(20)))));
        assertEquals(Product.of(20), Eventually.completed(cache.getAsync(20L)));
        Eventually.completed(cache.putAsync(21L, Product.of(21)));
        assertEquals(
                Set.of(21L),
                Eventually.completed(cache.getAllAsync(List.of(21L, 22L))).keySet());
        List<Set<Long>> asked = new ArrayList<>();
        Map<Long, Product> all = Eventually.completed(cache.getAllAsync(List.of(21L, 22L), missing -> {
            asked.add(missing);
            return CompletableFuture.completedFuture(Map.of(22L, Product.of(22)));
        }));
        assertEquals(Map.of(21L, Product.of(21), 22L, Product.of(22)), all);
        assertEquals(List.of(Set.of(22L)), asked);
        Eventually.completed(cache.putAsync(22L, Product.of(23), Duration.ofMillis(200)));
        Eventually.holds("the value has expired", () -> cache.get(22L) == null);
    }

    @Assertion("cache.injected.13")
    void asynchronousRemovals() {
        for (long id : new long[] {30, 31, 32}) {
            stock.oneOfShop(id, "of " + id);
        }
        Eventually.completed(cache.removeAsync(30L));
        assertEquals(Set.of(31L, 32L), cache.getAll(List.of(30L, 31L, 32L)).keySet());
        Eventually.completed(cache.removeGroupAsync("shop:{0}", "of 31"));
        assertEquals(Set.of(32L), cache.getAll(List.of(31L, 32L)).keySet());
        Eventually.completed(cache.removeAllAsync());
        assertEquals(Set.of(), cache.getAll(List.of(32L)).keySet());
    }

    @Assertion({"cache.statistics.1", "cache.statistics.2"})
    void statistics() {
        CacheStatistics before = cache.statistics();
        stock.one(40);
        stock.one(40);
        assertNull(cache.get(41L));
        assertEquals(2, stock.many(List.of(40L, 42L), () -> {}).size());
        cache.get(43L, key -> {
            cache.remove(key);
            return Product.of(key);
        });
        CacheStatistics after = cache.statistics();
        assertEquals(2, after.hits() - before.hits());
        assertEquals(4, after.misses() - before.misses());
        assertEquals(3, after.loads() - before.loads());
        assertEquals(1, after.fencedFills() - before.fencedFills());
        assertTrue(after.loadTime().compareTo(before.loadTime()) > 0);
    }
}
