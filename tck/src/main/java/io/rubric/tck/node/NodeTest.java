package io.rubric.tck.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.LockNotAcquiredException;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsSecondNode;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Cache, throttle and lock between two nodes. */
@RubricTest
@NeedsSecondNode
class NodeTest {

    @Inject
    Here here;

    @Inject
    Work work;

    @Deployment(order = 2)
    static WebArchive here() {
        return Nodes.here("node");
    }

    @Deployment(name = "there", order = 1)
    static WebArchive there() {
        return Nodes.there("node");
    }

    @Assertion("cache.hit.3")
    void hitOfWhatTheOtherNodeStored() {
        assertEquals("there", here.ask("load", "shared"));
        assertEquals("there", work.load("shared", () -> "here"));
        assertEquals("here", work.load("back", () -> "here"));
        assertEquals("here", here.ask("load", "back"));
    }

    @Assertion("cache.remove.11")
    void removalOnTheOtherNode() {
        assertEquals("here", work.load("removed", () -> "here"));
        assertEquals("done", here.ask("remove", "removed"));
        assertEquals("here again", work.load("removed", () -> "here again"));
    }

    @Assertion("cache.all.8")
    void removalOfTheCacheOnTheOtherNode() {
        assertEquals("here", work.grouped("all", "north", () -> "here"));
        assertEquals("done", here.ask("remove all", ""));
        assertEquals("here again", work.grouped("all", "north", () -> "here again"));
    }

    @Assertion("cache.group.9")
    void removalOfAGroupOnTheOtherNode() {
        assertEquals("here", work.grouped("group 1", "north", () -> "here"));
        assertEquals("here", work.grouped("group 2", "south", () -> "here"));
        assertEquals("done", here.ask("remove group", "north"));
        assertEquals("here again", work.grouped("group 1", "north", () -> "here again"));
        assertEquals("here", work.grouped("group 2", "south", () -> "here again"));
    }

    @Assertion("cache.put.15")
    void putOnTheOtherNode() {
        assertEquals("here", work.load("put", () -> "here"));
        assertEquals("done", here.ask("put", "put"));
        assertEquals("put there", work.load("put", () -> "here again"));
        work.put("put back", "put here");
        assertEquals("put here", here.ask("load", "put back"));
    }

    @Assertion("cache.load.2")
    void oneCallForAllWhoMissOnBothNodes() {
        String loaded = work.load("one", () -> {
            long before = waitsThere();
            assertEquals("begun", here.ask("begin load", "one"));
            Eventually.holds("the other node waits", () -> waitsThere() > before);
            return "here";
        });
        assertEquals("here", loaded);
        assertEquals("here", here.ask("end load", "one"));
    }

    @Assertion("cache.fence.4")
    void loadThatBeganBeforeARemovalOnTheOtherNode() {
        String loaded = work.load("overtaken", () -> here.ask("remove", "overtaken"));
        assertEquals("done", loaded);
        assertEquals("loaded again", work.load("overtaken", () -> "loaded again"));
    }

    @Assertion("throttle.node.1")
    void limitOverBothNodes() {
        work.pass("limit");
        assertEquals("passed", here.ask("pass", "limit"));
        work.pass("limit");
        assertEquals("refused", here.ask("pass", "limit"));
        assertFalse(Work.passes(work, "limit"));
    }

    @Assertion("throttle.injected.15")
    void takenAndResetByHand() {
        work.pass("by hand");
        assertEquals("taken", here.ask("take", "by hand"));
        assertTrue(work.take("by hand"));
        assertFalse(work.take("by hand"));
        assertEquals("refused", here.ask("take", "by hand"));
        assertEquals("done", here.ask("reset", "by hand"));
        Eventually.holds("this node has heard of it", () -> work.take("by hand"));
        assertEquals("taken", here.ask("take", "by hand"));
    }

    @Assertion("lock.exclusion.7")
    void exclusionOverBothNodes() {
        assertEquals("held", here.ask("hold", "exclusion"));
        assertThrows(LockNotAcquiredException.class, () -> work.now("exclusion"));
        assertEquals("released", here.ask("release", "exclusion"));
        Held held = Held.by(work, "exclusion");
        assertEquals("refused", here.ask("lock", "exclusion"));
        held.close();
        assertEquals("held", here.ask("hold", "exclusion"));
        assertEquals("released", here.ask("release", "exclusion"));
    }

    @Assertion("lock.wait.2")
    void waiterOfTheOtherNode() {
        assertEquals("held", here.ask("hold", "wait"));
        try (Background others = new Background()) {
            CompletableFuture<Boolean> waiter = others.call(() -> work.waiting("wait"));
            assertEquals("refused", here.ask("lock", "wait"));
            assertEquals("released", here.ask("release", "wait"));
            assertTrue(Eventually.completed(waiter));
        }
    }

    @Assertion("lock.fence.3")
    void tokensGrowOverBothNodes() {
        long last = 0;
        for (int i = 0; i < 10; i++) {
            long next = i % 2 == 0 ? work.now("fence") : Long.parseLong(here.ask("lock", "fence"));
            assertTrue(next > last, next + " after " + last);
            last = next;
        }
    }

    private long waitsThere() {
        return Long.parseLong(here.ask("waits", ""));
    }
}
