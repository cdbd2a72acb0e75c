package io.rubric.tck.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rubric.event.RedisEvent;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsCdiFull;
import io.rubric.tck.NeedsSecondNode;
import io.rubric.tck.RubricTest;
import io.rubric.tck.event.Journal;
import io.rubric.tck.node.Payloads.Bounce;
import io.rubric.tck.node.Payloads.Circle;
import io.rubric.tck.node.Payloads.Foreign;
import io.rubric.tck.node.Payloads.News;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Events between two nodes. */
@RubricTest
@NeedsCdiFull
@NeedsSecondNode
class EventNodeTest {

    @Inject
    Here here;

    @Inject
    Journal journal;

    @Inject
    Event<Object> events;

    @Deployment(order = 2)
    static WebArchive here() {
        return Nodes.here("event-node");
    }

    @Deployment(name = "there", order = 1)
    static WebArchive there() {
        return Nodes.there("event-node");
    }

    @Assertion({"event.node.1", "event.node.3", "event.node.4"})
    void fired() {
        to("tck.news", News.class).fire(new News("fired", 1));
        assertSeenThere("fired", "any", "async", "remote", "sync");
    }

    @Assertion("event.node.2")
    void firedAsync() {
        Eventually.completed(to("tck.news", News.class).fireAsync(new News("fired async", 1)));
        assertSeenThere("fired async", "any", "async", "remote", "sync");
    }

    @Assertion("event.node.5")
    void notPublishedAgain() {
        to("tck.news", News.class).fire(new News("once", 1));
        assertSeenThere("once", "any", "async", "remote", "sync");
        to("tck.bounce", Bounce.class).fire(new Bounce("overtakes nothing", 0));
        Eventually.holds(
                "what would have come back is here",
                () -> seenThere("overtakes nothing").contains("bounce 8"));
        assertEquals(1, journal.count("here", "once"));
        assertEquals(0, journal.count("here remote", "once"));
    }

    @Assertion("event.node.6")
    void answersOfAnswers() {
        to("tck.bounce", Bounce.class).fire(new Bounce("bounces", 0));
        Eventually.holds("the last answer was seen", () -> seenThere("bounces").contains("bounce 8"));
        assertEquals(List.of("bounce 0", "bounce 2", "bounce 4", "bounce 6", "bounce 8"), seenThere("bounces"));
        List<String> answers = IntStream.of(1, 3, 5, 7)
                .mapToObj(i -> "bounce " + i + " bounces")
                .toList();
        assertEquals(answers, journal.lines("bounces"));
    }

    @Assertion("event.node.7")
    void order() {
        for (int i = 0; i < 200; i++) {
            to("tck.order", News.class).fire(new News("order", i));
        }
        Eventually.holds("the last event was seen", () -> seenThere("order").contains("199"));
        assertEquals(
                IntStream.range(0, 200).mapToObj(Integer::toString).toList(),
                seenThere("order").stream().filter(line -> !line.equals("any")).toList());
    }

    @Assertion("event.node.8")
    void unknownClass() {
        to(Command.TOPIC, Foreign.class).fire(new Foreign());
        assertEquals("0 0", here.ask("instances", ""));
    }

    @Assertion("event.node.9")
    void sealedType() {
        Circle circle = new Circle("round");
        to("tck.shape", Circle.class).fire(circle);
        Eventually.holds(
                "the shape was seen", () -> seenThere(circle.toString()).equals(List.of("Circle")));
    }

    @Assertion("event.node.10")
    void requestContext() {
        to("tck.visit", News.class).fire(new News("visit", 1));
        to("tck.visit", News.class).fire(new News("visit", 2));
        Eventually.holds(
                "both events were seen",
                () -> seenThere("visit").stream()
                                .filter(line -> line.startsWith("use"))
                                .count()
                        == 2);
        assertEquals(
                List.of("use 1", "use 1"),
                seenThere("visit").stream()
                        .filter(line -> line.startsWith("use"))
                        .toList());
    }

    @Assertion("event.node.11")
    void observerThatThrows() {
        assertThrows(
                IllegalStateException.class, () -> to("tck.news", News.class).fire(new News("refused", -1)));
        to("tck.news", News.class).fire(new News("accepted", 1));
        assertSeenThere("accepted", "any", "async", "remote", "sync");
        assertEquals(List.of(), seenThere("refused"));
    }

    private <T> Event<T> to(String topic, Class<T> type) {
        return events.select(type, RedisEvent.Literal.of(topic));
    }

    /** Each observer once; asked a second time, so that what came twice has had the time to. */
    private void assertSeenThere(String id, String... observers) {
        Eventually.holds("all observers have seen " + id, () -> seenThere(id).size() >= observers.length);
        assertEquals(List.of(observers), seenThere(id).stream().sorted().toList());
    }

    /** The observers of the other node that have seen an event. */
    private List<String> seenThere(String id) {
        return here.ask("journal", " " + id)
                .lines()
                .flatMap(lines -> Stream.of(lines.split(",")))
                .filter(line -> !line.isEmpty())
                .map(line -> line.substring(0, line.length() - id.length() - 1))
                .toList();
    }
}
