package io.rubric.tck.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEvents;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsCdiFull;
import io.rubric.tck.NeedsSecondNode;
import io.rubric.tck.RubricTest;
import io.rubric.tck.event.Journal;
import io.rubric.tck.event.Ledger;
import io.rubric.tck.event.Payment;
import io.rubric.tck.event.Request;
import io.rubric.tck.node.Kinds.Line;
import io.rubric.tck.node.Kinds.Zone;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Durable topics between two nodes with the same observers. */
@RubricTest
@NeedsCdiFull
@NeedsSecondNode
class DurableNodeTest {

    private static final Class<?>[] BOTH = {
        Kinds.class, Region.class, Payment.class, Ledger.class, Request.class, DurableObservers.class, Place.class
    };

    @Inject
    Here here;

    @Inject
    Journal journal;

    @Inject
    @RedisEvent(Payment.TOPIC)
    Event<Payment> paid;

    @Inject
    @RedisEvent(DurableObservers.LINES)
    Event<Line> lines;

    @Inject
    @RedisEvent(DurableObservers.PLACE)
    Event<Line> places;

    @Inject
    RedisEvents byHand;

    @Deployment(order = 2)
    static WebArchive here() {
        return Nodes.here("durable").addClasses(BOTH);
    }

    @Deployment(name = "there", order = 1)
    static WebArchive there() {
        return Nodes.there("durable").addClasses(BOTH);
    }

    @Assertion({"event.durable.node.1", "event.durable.node.2"})
    void everyNodeOnce() {
        paid.fire(new Payment("each", 1));
        Eventually.completed(paid.fireAsync(new Payment("each async", 1)));
        for (String id : List.of("each", "each async")) {
            Eventually.holds(
                    "the other node has seen " + id, () -> ofNode(seenThere(id)).size() >= 5);
            Eventually.holds(
                    "this node has seen " + id, () -> ofNode(seenHere(id)).size() >= 4);
            assertEquals(List.of("async", "async-unqualified", "own", "remote", "unqualified"), ofNode(seenThere(id)));
            assertEquals(List.of("async", "async-unqualified", "own", "unqualified"), ofNode(seenHere(id)));
        }
    }

    @Assertion("event.durable.node.3")
    void oneNodeOfASharedGroup() {
        for (int i = 0; i < 50; i++) {
            lines.fire(new Line("distributed", i));
        }
        Eventually.holds("all were seen", () -> both("distributed").size() >= 50);
        lines.fire(new Line("distributed at last", 50));
        Eventually.holds("the last was seen", () -> both("distributed at last").size() == 1);
        assertEquals(
                IntStream.range(0, 50).mapToObj(i -> "shared " + i).sorted().toList(),
                both("distributed").stream().sorted().toList());
    }

    @Assertion("event.durable.node.4")
    void payloadsAndQualifiersOfEveryKind() {
        lines.select(new Region.Literal("eu", Zone.NORTH, 8)).fire(new Line("number", 1));
        lines.select(new Region.Literal("eu", Zone.NORTH, 7)).fire(new Line("region", 1));
        Eventually.completed(byHand.publish(
                DurableObservers.LINES, List.of(new Line("in a list", 1)), new TypeLiteral<List<Line>>() {}));
        Eventually.holds("the list was seen there", () -> seenThere("in a list").equals(List.of("one of a list")));
        Eventually.holds("and here", () -> seenHere("in a list").equals(List.of("one of a list")));
        assertEquals(1, seenThere("region").stream().filter("qualified"::equals).count());
        assertEquals(1, seenHere("region").stream().filter("qualified"::equals).count());
        assertEquals(0, seenThere("number").stream().filter("qualified"::equals).count());
    }

    @Assertion("event.durable.node.5")
    void namingContextClassLoaderAndRequest() {
        places.fire(new Line("where", 1));
        for (String node : List.of("here", "there")) {
            String place = "tck-durable-" + node + " tck-durable-" + node + " true";
            List<String> expected =
                    List.of("async " + place, "async use 1", "request ended", "request ended", place, "use 1");
            Eventually.holds(
                    "the observers of " + node, () -> seen(node, "where").size() >= 6);
            assertEquals(expected, seen(node, "where"));
        }
    }

    private List<String> seen(String node, String id) {
        return node.equals("here") ? seenHere(id) : seenThere(id);
    }

    private List<String> both(String id) {
        return Stream.concat(seenHere(id).stream(), seenThere(id).stream()).toList();
    }

    /** What is not of the shared group, in the order of the alphabet. */
    private static List<String> ofNode(List<String> seen) {
        return seen.stream()
                .filter(line -> !line.startsWith("shared") && !line.startsWith("thread"))
                .toList();
    }

    private List<String> seenHere(String id) {
        return seen(journal.lines(" " + id).stream(), id);
    }

    private List<String> seenThere(String id) {
        return seen(Stream.of(here.ask("journal", " " + id).split(",")), id);
    }

    private static List<String> seen(Stream<String> lines, String id) {
        return lines.filter(line -> !line.isEmpty())
                .map(line -> line.substring(0, line.length() - id.length() - 1))
                .sorted()
                .toList();
    }
}
