package io.rubric.tck.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.rubric.event.RedisEvent;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsCdiFull;
import io.rubric.tck.NeedsSecondNode;
import io.rubric.tck.RubricTest;
import io.rubric.tck.event.Request;
import io.rubric.tck.node.Kinds.Keyed;
import io.rubric.tck.node.Kinds.Line;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** How the other node calls its observers. */
@RubricTest
@NeedsCdiFull
@NeedsSecondNode
class EventDeliveryTest {

    private static final int KEYS = 16;
    private static final int EACH = 20;

    @Inject
    Here here;

    @Inject
    Event<Object> events;

    @Deployment(order = 2)
    static WebArchive here() {
        return Nodes.here("event-delivery").addClasses(Kinds.class);
    }

    @Deployment(name = "there", order = 1)
    static WebArchive there() {
        return Nodes.there("event-delivery").addClasses(Kinds.class, NodeObservers.class, Place.class, Request.class);
    }

    @Assertion("event.node.12")
    void exceptionOfAnObserver() {
        to("tck.trouble").fire(new Line("first", 1));
        to("tck.trouble").fire(new Line("second", 2));
        assertSeen("first", "async", "later");
        assertSeen("second", "async", "later");
    }

    @Assertion("event.node.13")
    void requestEndsWithItsEvent() {
        to("tck.request").fire(new Line("one", 1));
        to("tck.request").fire(new Line("two", 2));
        assertSeen("one", "async use 1", "request ended", "request ended", "use 1");
        assertSeen("two", "async use 1", "request ended", "request ended", "use 1");
    }

    @Assertion("event.node.14")
    void namingContextAndClassLoader() {
        String there = "tck-event-delivery-there tck-event-delivery-there true";
        to("tck.place").fire(new Line("place", 1));
        assertSeen("place", "async " + there, there);
    }

    @Assertion({"event.key.1", "event.key.2"})
    void orderOfAKey() {
        for (int number = 0; number < EACH; number++) {
            for (int key = 0; key < KEYS; key++) {
                to("tck.keyed").fire(new Keyed("key " + key, number));
            }
        }
        Eventually.holds("all were seen", () -> seen("keyed").size() == KEYS * EACH);
        List<String> seen = seen("keyed");
        assertNotEquals("key 0 0", seen.get(0));
        for (int key = 0; key < KEYS; key++) {
            String name = "key " + key + " ";
            assertEquals(
                    IntStream.range(0, EACH).mapToObj(i -> name + i).toList(),
                    seen.stream().filter(line -> line.startsWith(name)).toList());
        }
    }

    private Event<Object> to(String topic) {
        return events.select(RedisEvent.Literal.of(topic));
    }

    private void assertSeen(String id, String... lines) {
        Eventually.holds("all observers have seen " + id, () -> seen(id).size() >= lines.length);
        assertEquals(List.of(lines), seen(id).stream().sorted().toList());
    }

    private List<String> seen(String id) {
        return Stream.of(here.ask("journal", " " + id).split(","))
                .filter(line -> !line.isEmpty())
                .map(line -> line.substring(0, line.length() - id.length() - 1))
                .toList();
    }
}
