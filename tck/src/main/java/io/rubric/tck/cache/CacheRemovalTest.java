package io.rubric.tck.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class CacheRemovalTest {

    @Inject
    Shelf shelf;

    @Inject
    Removals removals;

    @Deployment
    static WebArchive archive() {
        return Archives.of("cache-removal", Shelf.class, Removals.class).addClasses(Decisions.ALL);
    }

    @Assertion("cache.remove.1")
    void missAfterRemoval() {
        store("removed");
        shelf.remove("removed", Shelf::nothing);
        assertGone("removed");
    }

    @Assertion("cache.remove.2")
    void otherKeysStay() {
        store("stays");
        store("goes");
        shelf.remove("goes", Shelf::nothing);
        assertThere("stays");
        assertGone("goes");
    }

    @Assertion("cache.remove.3")
    void removalByAnotherBean() {
        store("other");
        removals.remove("other");
        assertGone("other");
    }

    @Assertion("cache.remove.4")
    void nothingIsRemovedIfTheMethodThrows() {
        store("throws");
        assertThrows(IllegalStateException.class, () -> shelf.remove("throws", CacheRemovalTest::fail));
        assertThere("throws");
    }

    @Assertion("cache.remove.5")
    void removedWhenTheMethodBegins() {
        store("before");
        removals.removeBefore("before", () -> assertGone("before"));
    }

    @Assertion("cache.remove.6")
    void removedBeforeEvenIfTheMethodThrows() {
        store("before-throws");
        assertThrows(IllegalStateException.class, () -> removals.removeBefore("before-throws", CacheRemovalTest::fail));
        assertGone("before-throws");
    }

    @Assertion("cache.remove.7")
    void removedWhenTheStageCompletes() {
        store("stage");
        CompletableFuture<String> done = new CompletableFuture<>();
        CompletionStage<String> stage = shelf.removeLater("stage", done);
        assertThere("stage");
        done.complete("done");
        assertEquals("done", Eventually.completed(stage));
        assertGone("stage");
    }

    @Assertion("cache.remove.8")
    void nothingIsRemovedIfTheStageFails() {
        store("stage-fails");
        CompletableFuture<String> failed = CompletableFuture.failedFuture(new IllegalStateException("no"));
        assertEquals(
                "no",
                Eventually.failed(shelf.removeLater("stage-fails", failed)).getMessage());
        assertThere("stage-fails");
    }

    @Assertion("cache.remove.9")
    void allParametersAreTheKey() {
        assertEquals(1, removals.count("a", 1));
        assertEquals(1, removals.count("a", 2));
        removals.forget("a", 1);
        assertEquals(2, removals.count("a", 1));
        assertEquals(1, removals.count("a", 2));
    }

    @Assertion("cache.remove.10")
    void removingWhatIsNotThere() {
        shelf.remove("absent", Shelf::nothing);
        store("absent");
        assertThere("absent");
    }

    @Assertion("cache.remove.12")
    void exceptionsThatRemove() {
        store("evicts");
        assertThrows(RuntimeException.class, () -> removals.removeFor("evicts", new IllegalArgumentException()));
        assertThere("evicts");
        assertThrows(RuntimeException.class, () -> removals.removeFor("evicts", new IllegalStateException()));
        assertGone("evicts");
    }

    @Assertion("cache.remove.13")
    void exceptionsThatDoNotRemove() {
        store("spares");
        assertThrows(RuntimeException.class, () -> removals.removeNotFor("spares", new IllegalStateException()));
        assertThere("spares");
        assertThrows(RuntimeException.class, () -> removals.removeNotFor("spares", new IllegalArgumentException()));
        assertGone("spares");
    }

    @Assertion("cache.remove.14")
    void eachOfSeveralRemovals() {
        store("several");
        int counted = removals.count("several", 1);
        removals.removeFromBoth("several", 1);
        assertGone("several");
        assertEquals(counted + 1, removals.count("several", 1));
    }

    @Assertion("cache.condition.5")
    void conditionOfARemoval() {
        store("unlucky");
        store("lucky");
        removals.removeOnCondition("unlucky");
        removals.removeOnCondition("lucky");
        assertThere("unlucky");
        assertGone("lucky");
    }

    @Assertion({"cache.fence.1", "cache.fence.2"})
    void loadThatBeganBeforeARemoval() {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch removed = new CountDownLatch(1);
        try (Background others = new Background()) {
            CompletableFuture<String> slow = others.call(() -> shelf.load("overtaken", () -> {
                loading.countDown();
                Eventually.opened(removed);
                return "before";
            }));
            Eventually.opened(loading);
            shelf.remove("overtaken", Shelf::nothing);
            removed.countDown();
            assertEquals("before", Eventually.completed(slow));
        }
        assertGone("overtaken");
    }

    @Assertion("cache.fence.3")
    void stageThatBeganBeforeARemoval() {
        CompletableFuture<String> loading = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        CompletionStage<String> slow = shelf.loadLater("overtaken-stage", () -> {
            begun.countDown();
            return loading;
        });
        Eventually.opened(begun);
        shelf.remove("overtaken-stage", Shelf::nothing);
        loading.complete("before");
        assertEquals("before", Eventually.completed(slow));
        assertGone("overtaken-stage");
    }

    private void store(String key) {
        assertEquals("stored", shelf.load(key, () -> "stored"));
    }

    private void assertThere(String key) {
        assertEquals("stored", shelf.load(key, () -> "loaded again"));
    }

    private void assertGone(String key) {
        assertEquals("loaded again", shelf.load(key, () -> "loaded again"));
    }

    private static void fail() {
        throw new IllegalStateException("the method fails");
    }
}
