package io.rubric.tck.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class CachePutTest {

    @Inject
    Shelf shelf;

    @Inject
    Puts puts;

    @Inject
    Puts.Others others;

    @Deployment
    static WebArchive archive() {
        return Archives.configured(
                Archives.of("cache-put", Shelf.class, Puts.class, Puts.Others.class)
                        .addClasses(Decisions.ALL),
                "rubric.cache.\"" + Puts.WITHOUT_NULL + "\".cache-null=skip");
    }

    @Assertion("cache.put.1")
    void resultIsPut() {
        assertEquals("put", puts.result("result", () -> "put"));
        assertStored("put", "result");
        assertEquals("put again", puts.result("result", () -> "put again"));
        assertStored("put again", "result");
    }

    @Assertion("cache.put.2")
    void valueOfTheParameterIsPut() {
        assertEquals(3, others.value("parameter", "put"));
        assertStored("put", "parameter");
    }

    @Assertion("cache.put.3")
    void nothingIsPutIfTheMethodThrows() {
        store("throws");
        assertThrows(IllegalStateException.class, () -> puts.result("throws", CachePutTest::fail));
        assertStored("stored", "throws");
    }

    @Assertion("cache.put.4")
    void putWhenTheMethodBegins() {
        store("before");
        puts.before("before", "put", () -> assertStored("put", "before"));
        assertStored("put", "before");
    }

    @Assertion("cache.put.5")
    void putBeforeEvenIfTheMethodThrows() {
        assertThrows(IllegalStateException.class, () -> puts.before("before-throws", "put", CachePutTest::fail));
        assertStored("put", "before-throws");
    }

    @Assertion("cache.put.6")
    void putWhenTheStageCompletes() {
        store("stage");
        CompletableFuture<String> done = new CompletableFuture<>();
        CompletionStage<String> stage = puts.later("stage", done);
        assertStored("stored", "stage");
        done.complete("put");
        assertEquals("put", Eventually.completed(stage));
        assertStored("put", "stage");
    }

    @Assertion("cache.put.7")
    void nothingIsPutIfTheStageFails() {
        store("stage-fails");
        CompletableFuture<String> failed = CompletableFuture.failedFuture(new IllegalStateException("no"));
        assertEquals("no", Eventually.failed(puts.later("stage-fails", failed)).getMessage());
        assertStored("stored", "stage-fails");
    }

    @Assertion("cache.put.8")
    void overlappingPutsLeaveNothing() {
        List<Runnable> inner =
                List.of(() -> others.value("overlap", "inner"), () -> others.valueBefore("overlap", "inner"));
        for (Runnable put : inner) {
            store("overlap");
            assertEquals("outer", puts.result("overlap", () -> {
                put.run();
                return "outer";
            }));
            assertGone("overlap");
            shelf.remove("overlap", Shelf::nothing);
        }
    }

    @Assertion("cache.put.9")
    void putThatOverlapsWithARemovalLeavesNothing() {
        store("removed");
        puts.result("removed", () -> {
            shelf.remove("removed", Shelf::nothing);
            return "put";
        });
        assertGone("removed");
    }

    @Assertion("cache.put.10")
    void nullIsPut() {
        store("null");
        others.value("null", "not null");
        puts.result("null", () -> null);
        assertStored(null, "null");
    }

    @Assertion("cache.put.11")
    void nullRemovesWhereTheCacheKeepsNone() {
        assertEquals("stored", puts.withoutNull("null", () -> "stored"));
        puts.withoutNull("null", (String) null);
        assertEquals("loaded again", puts.withoutNull("null", () -> "loaded again"));
    }

    @Assertion("cache.put.16")
    void nullRemovesWhereTheMethodsOfTheCacheKeepNone() {
        assertEquals("stored", puts.skippingNull("null", () -> "stored"));
        puts.skippingNull("null", (String) null);
        assertEquals("loaded again", puts.skippingNull("null", () -> "loaded again"));
    }

    @Assertion("cache.put.12")
    void putExpires() {
        puts.shortly("shortly", "put");
        Eventually.holds(
                "the value has expired",
                () -> shelf.load("shortly", () -> "loaded again").equals("loaded again"));
    }

    @Assertion("cache.put.13")
    void eachOfSeveralPuts() {
        store("several");
        assertEquals("both", puts.both("several", "other key"));
        assertStored("both", "several");
        assertEquals("both", puts.other("other key", () -> "loaded again"));
    }

    @Assertion("cache.condition.4")
    void conditionOfAPut() {
        store("unlucky");
        puts.onCondition("unlucky", "put");
        assertStored("stored", "unlucky");
        puts.onCondition("lucky", "put");
        assertStored("put", "lucky");
    }

    @Assertion("cache.fence.7")
    void loadThatBeganBeforeAPut() {
        assertEquals("before", shelf.load("overtaken", () -> {
            puts.result("overtaken", () -> "put");
            return "before";
        }));
        assertStored("put", "overtaken");
    }

    private void store(String key) {
        assertEquals("stored", shelf.load(key, () -> "stored"));
    }

    private void assertStored(String value, String key) {
        assertEquals(value, shelf.load(key, () -> "loaded again"));
    }

    private void assertGone(String key) {
        assertStored("loaded again", key);
    }

    private static String fail() {
        throw new IllegalStateException("the method fails");
    }
}
