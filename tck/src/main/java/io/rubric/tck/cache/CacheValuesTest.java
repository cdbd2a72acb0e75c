package io.rubric.tck.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheName;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class CacheValuesTest {

    @Inject
    Catalogue catalogue;

    @Inject
    Stock stock;

    @Inject
    @CacheName(Stock.CACHE)
    Cache<Long, Product> cache;

    @Deployment
    static WebArchive archive() {
        return Archives.of(
                "cache-values",
                Catalogue.class,
                Stock.class,
                Stock.Even.class,
                Shelf.class,
                Product.class,
                Product.Maker.class);
    }

    @Assertion("cache.miss.1")
    void missCallsTheMethod() {
        assertEquals("miss1", catalogue.text("miss"));
        assertEquals(1, catalogue.calls("text", "miss"));
    }

    @Assertion("cache.hit.1")
    void hitReturnsTheStoredValue() {
        assertStored("text", "hit", "hit1", () -> catalogue.text("hit"));
    }

    @Assertion("cache.ttl.1")
    void missAfterTheTimeToLive() {
        assertEquals(1, catalogue.shortLived("ttl"));
        Eventually.holds("the value has expired", () -> catalogue.shortLived("ttl") > 1);
    }

    @Assertion("cache.value.1")
    void nullIsAValue() {
        assertStored("nothing", "null", null, () -> catalogue.nothing("null"));
    }

    @Assertion("cache.value.2")
    void emptyOptionalIsAValue() {
        assertStored("optional", "empty", Optional.empty(), () -> catalogue.optional("empty", false));
    }

    @Assertion("cache.value.3")
    void emptyCollectionIsAValue() {
        assertStored("list", "empty", List.of(), () -> catalogue.list("empty", 0));
    }

    @Assertion("cache.value.4")
    void exceptionIsNotStored() {
        for (int call = 1; call <= 2; call++) {
            Exception thrown = assertThrows(IllegalStateException.class, () -> catalogue.failing("x"));
            assertEquals("x" + call, thrown.getMessage());
        }
    }

    @Assertion("cache.value.5")
    void callersDoNotShareObjects() {
        Product loaded = catalogue.product("own");
        Product hit = catalogue.product("own");
        assertEquals(loaded, hit);
        assertNotSame(loaded, hit);
        assertNotSame(hit, catalogue.product("own"));
    }

    @Assertion("cache.type.1")
    void recordComesBack() {
        assertStored("product", "record", Product.of(7), () -> catalogue.product("record"));
    }

    @Assertion("cache.type.2")
    void listOfRecordsComesBack() {
        List<Product> products = List.of(Product.of(1), Product.of(2));
        assertStored("list", "two", products, () -> catalogue.list("two", 2));
        assertEquals("Ota", catalogue.list("two", 2).get(0).maker().name());
    }

    @Assertion("cache.type.3")
    void mapWithLongKeysComesBack() {
        Map<Long, Product> products = Map.of(1L, Product.of(1), 1L << 40, Product.of(2));
        assertStored("map", "long", products, () -> catalogue.map("long"));
        assertInstanceOf(Long.class, catalogue.map("long").keySet().iterator().next());
    }

    @Assertion("cache.type.4")
    void optionalRecordComesBack() {
        assertStored("optional", "one", Optional.of(Product.of(1)), () -> catalogue.optional("one", true));
    }

    @Assertion("cache.type.5")
    void primitiveComesBack() {
        assertStored("number", "max", Long.MAX_VALUE, () -> catalogue.number("max"));
    }

    @Assertion("cache.stage.1")
    void stageValueIsStored() {
        catalogue.pending("done").complete(Product.of(3));
        Supplier<Product> load = () -> Eventually.completed(catalogue.stage("done"));
        assertStored("stage", "done", Product.of(3), load);
    }

    @Assertion("cache.stage.2")
    void stageIsReturnedIncomplete() {
        CompletionStage<Product> stage = catalogue.stage("later");
        assertFalse(stage.toCompletableFuture().isDone());
        catalogue.pending("later").complete(null);
        assertNull(Eventually.completed(stage));
        assertNull(Eventually.completed(catalogue.stage("later")));
        assertEquals(1, catalogue.calls("stage", "later"));
    }

    @Assertion("cache.stage.3")
    void failedStageIsNotStored() {
        IllegalStateException failure = new IllegalStateException("no stage");
        catalogue.pending("failed").completeExceptionally(failure);
        for (int call = 1; call <= 2; call++) {
            assertEquals(failure, Eventually.failed(catalogue.stage("failed")));
            assertEquals(call, catalogue.calls("stage", "failed"));
        }
    }

    @Assertion({"cache.bulk.1", "cache.bulk.2"})
    void bulkAsksForWhatIsMissing() {
        assertEquals(Product.of(2), stock.one(2));
        Map<Long, Product> all = Map.of(1L, Product.of(1), 2L, Product.of(2), 3L, Product.of(3));
        for (int call = 1; call <= 2; call++) {
            assertEquals(all, stock.many(List.of(1L, 2L, 3L), Shelf::nothing));
            assertEquals(1, stock.calls(List.of(1L, 3L)));
            assertEquals(0, stock.calls(List.of()));
        }
    }

    @Assertion("cache.bulk.3")
    void bulkStoresForSingleKeys() {
        stock.many(List.of(4L, 5L), Shelf::nothing);
        assertEquals(Product.of(5), stock.one(5));
        assertEquals(0, stock.calls(5L));
    }

    @Assertion("cache.bulk.4")
    void bulkKeepsNullOfWhatIsNotThere() {
        for (int call = 1; call <= 2; call++) {
            assertEquals(Map.of(6L, Product.of(6)), stock.many(List.of(6L, -6L), Shelf::nothing));
        }
        assertEquals(1, stock.calls(List.of(6L, -6L)));
        assertNull(stock.one(-6));
        assertEquals(0, stock.calls(-6L));
        assertEquals(0, stock.calls(List.of(-6L)));
    }

    @Assertion("cache.bulk.5")
    void bulkByStage() {
        for (int call = 1; call <= 2; call++) {
            assertEquals(Map.of(7L, Product.of(7)), Eventually.completed(stock.manyLater(List.of(7L, -7L))));
        }
        assertEquals(1, stock.calls(List.of(7L, -7L)));
    }

    @Assertion("cache.bulk.6")
    void otherKeyParametersOfABulk() {
        assertEquals(Product.of(8), stock.oneInShop("north", 8));
        assertEquals(Map.of(8L, Product.of(8)), stock.manyInShop("north", Set.of(8L)));
        assertEquals(0, stock.calls(List.of(8L)));
        assertEquals(Map.of(8L, Product.of(8)), stock.manyInShop("south", Set.of(8L)));
        assertEquals(1, stock.calls(List.of(8L)));
    }

    @Assertion("cache.bulk.7")
    void bulkThatBeganBeforeARemoval() {
        assertEquals(2, stock.many(List.of(9L, 10L), () -> cache.remove(9L)).size());
        stock.one(9);
        stock.one(10);
        assertEquals(1, stock.calls(9L));
        assertEquals(0, stock.calls(10L));
    }

    @Assertion("cache.bulk.8")
    void conditionOnEachValueOfABulk() {
        assertEquals(2, stock.manyOdd(List.of(11L, 12L)).size());
        assertEquals(2, stock.manyOdd(List.of(11L, 12L)).size());
        assertEquals(1, stock.calls(List.of(12L)));
    }

    private <T> void assertStored(String method, String key, T expected, Supplier<T> load) {
        assertEquals(expected, load.get(), "loaded");
        assertEquals(expected, load.get(), "stored");
        assertEquals(1, catalogue.calls(method, key), "calls of the method");
    }
}
