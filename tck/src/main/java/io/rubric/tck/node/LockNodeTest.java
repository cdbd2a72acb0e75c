package io.rubric.tck.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsSecondNode;
import io.rubric.tck.Redis;
import io.rubric.tck.RubricTest;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Locks between two nodes. */
@RubricTest
@NeedsSecondNode
class LockNodeTest {

    @Inject
    Here here;

    @Inject
    LockWork work;

    @Deployment(order = 2)
    static WebArchive here() {
        return Archives.configured(Nodes.here("lock-node"), "rubric.node-id=tck-lock-here");
    }

    @Deployment(name = "there", order = 1)
    static WebArchive there() {
        return Archives.configured(Nodes.there("lock-node"), "rubric.node-id=tck-lock-there");
    }

    @Assertion("lock.wait.6")
    void holderIsNamed() {
        assertEquals("begun", here.ask("begin write", "holder"));
        assertEquals("true", here.ask("enters", "holder"));
        assertEquals("tck-lock-there", call("write", "holder").holder());
        here.ask("end", "holder");
        LockCall own = call("write", "holder");
        assertTrue(own.enters());
        assertEquals("tck-lock-here", call("write", "holder").holder());
        own.end().token();
    }

    @Assertion("lock.time.2")
    void takenOnTheOtherNode() {
        call("at least", "taken").end().token();
        assertEquals("refused", here.ask("try write", "taken"));
    }

    @Assertion("lock.readers.7")
    void readersOfBothNodes() {
        assertEquals("begun", here.ask("begin read", "readers"));
        assertEquals("true", here.ask("enters", "readers"));
        LockCall reader = call("read", "readers");
        assertTrue(reader.enters());
        assertFalse(call("write", "readers").enters());
        here.ask("end", "readers");
        assertEquals("refused", here.ask("try write", "readers"));
        reader.end().token();
        assertEquals("enters", here.ask("try write", "readers"));
    }

    @Assertion("lock.fair.2")
    void orderOfBothNodes() {
        LockCall holder = call("write", "order");
        assertTrue(holder.enters());
        LockCall first = call("fair", "order");
        Eventually.holds("the first stands in the queue", () -> Redis.elements("order") > 0);
        long one = Redis.elements("order");
        assertEquals("begun", here.ask("begin fair", "order"));
        Eventually.holds("so does the second", () -> Redis.elements("order") > one);
        long two = Redis.elements("order");
        LockCall third = call("fair", "order");
        Eventually.holds("so does the third", () -> Redis.elements("order") > two);
        holder.end().token();
        long firstToken = first.end().token();
        long secondToken = Long.parseLong(here.ask("end", "order"));
        long thirdToken = third.end().token();
        assertTrue(firstToken < secondToken && secondToken < thirdToken);
    }

    @Assertion("lock.permits.13")
    void permitsOfBothNodes() {
        LockCall one = call("permit", "permits");
        assertTrue(one.enters());
        assertEquals("begun", here.ask("begin permit", "permits"));
        assertEquals("true", here.ask("enters", "permits"));
        assertFalse(call("permit", "permits").enters());
        assertEquals("refused", here.ask("try permit", "permits"));
        one.end().token();
        assertEquals("enters", here.ask("try permit", "permits"));
        here.ask("end", "permits");
    }

    private LockCall call(String method, String key) {
        return new LockCall(work, method, key);
    }
}
