package io.rubric.tck.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEvents;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsCdiFull;
import io.rubric.tck.NeedsSecondNode;
import io.rubric.tck.RubricTest;
import io.rubric.tck.node.Kinds.ByBalloon;
import io.rubric.tck.node.Kinds.ByShip;
import io.rubric.tck.node.Kinds.Line;
import io.rubric.tck.node.Kinds.Lorry;
import io.rubric.tck.node.Kinds.Order;
import io.rubric.tck.node.Kinds.Page;
import io.rubric.tck.node.Kinds.Zone;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Payloads and qualifiers of every kind, from one node to the other. */
@RubricTest
@NeedsCdiFull
@NeedsSecondNode
class EventKindsTest {

    @Inject
    Here here;

    @Inject
    Event<Object> events;

    @Inject
    RedisEvents byHand;

    @Inject
    @RedisEvent("kind.list")
    Event<List<Line>> lists;

    @Inject
    @RedisEvent("kind.map")
    Event<Map<Long, Line[]>> maps;

    @Inject
    @RedisEvent("kind.page")
    Event<Page<Line>> pages;

    @Inject
    @RedisEvent
    Event<RenamedHere> renamed;

    @Inject
    @RedisEvent
    Event<RenamedLongAgo> renamedLongAgo;

    @Deployment(order = 2)
    static WebArchive here() {
        return Nodes.here("event-kinds").addClasses(Kinds.class, Region.class, RenamedHere.class, RenamedLongAgo.class);
    }

    @Deployment(name = "there", order = 1)
    static WebArchive there() {
        return Nodes.there("event-kinds")
                .addClasses(Kinds.class, Region.class, RenamedThere.class, KindObservers.class);
    }

    @Assertion("event.kind.1")
    void records() {
        Order order = new Order(
                Long.MAX_VALUE,
                new BigDecimal("12345678901234567890.123456789"),
                Instant.parse("2025-03-04T05:06:07.000000008Z"),
                LocalDate.of(2025, 3, 4),
                UUID.fromString("00000000-0000-4000-8000-000000000001"),
                Zone.SOUTH,
                List.of(new Line("a \"quoted\" tea, €", 1), new Line("pot", 2)),
                Map.of("shelf", 3));
        to("kind.record").fire(order);
        assertSeen("kind.record", order.toString());
    }

    @Assertion("event.kind.2")
    void classes() {
        Lorry lorry = new Lorry();
        lorry.setName("big");
        lorry.setLoad(7);
        to("kind.class").fire(lorry);
        Eventually.holds("both have arrived", () -> lines("kind.class").size() >= 2);
        // CDI gives the two observers no order.
        assertEquals(
                List.of("big7", "super Lorrybig"),
                lines("kind.class").stream().sorted().toList());
    }

    @Assertion("event.kind.3")
    void simpleValues() {
        to("kind.text").fire("a text");
        to("kind.number").fire(41);
        to("kind.enum").fire(Zone.SOUTH);
        assertSeen("kind.text", "a text");
        assertSeen("kind.number", "42");
        assertSeen("kind.enum", "south");
    }

    @Assertion("event.kind.4")
    void lists() {
        lists.fire(List.of(new Line("fixed", 1)));
        events.select(new TypeLiteral<List<Line>>() {}, RedisEvent.Literal.of("kind.list"))
                .fire(List.of(new Line("selected", 2)));
        Eventually.completed(
                byHand.publish("kind.list", List.of(new Line("by hand", 3)), new TypeLiteral<List<Line>>() {}));
        assertSeen(
                "kind.list",
                new Line("fixed", 1).toString(),
                new Line("selected", 2).toString(),
                new Line("by hand", 3).toString());
    }

    @Assertion("event.kind.5")
    void maps() {
        maps.fire(Map.of(5L, new Line[] {new Line("a", 1), new Line("b", 2)}));
        assertSeen("kind.map", "5" + List.of(new Line("a", 1), new Line("b", 2)));
    }

    @Assertion("event.kind.6")
    void classesWithParameters() {
        pages.fire(new Page<>(3, List.of(new Line("a", 1))));
        assertSeen("kind.page", "3a");
    }

    @Assertion("event.kind.7")
    void arrays() {
        to("kind.array").fire(new Line[] {new Line("a", 1), new Line("b", 2)});
        to("kind.numbers").fire(new int[] {1, 2});
        assertSeen("kind.array", List.of(new Line("a", 1), new Line("b", 2)).toString());
        assertSeen("kind.numbers", "[1, 2]");
    }

    @Assertion("event.kind.8")
    void interfaces() {
        to("kind.interface").fire(new ByBalloon("air"));
        to("kind.interface").fire(new ByShip("sea"));
        assertSeen("kind.interface", new ByShip("sea").toString());
    }

    @Assertion({"event.kind.9", "event.kind.10"})
    void logicalNames() {
        renamed.fire(new RenamedHere("new"));
        Eventually.holds("it has arrived", () -> !seen("kind.named").isEmpty());
        renamedLongAgo.fire(new RenamedLongAgo("old"));
        assertSeen("kind.named", "RenamedThere[id=new]", "once RenamedThere[id=old]");
    }

    @Assertion("event.kind.11")
    void qualifiers() {
        Event<Object> lines = to("kind.qualifier");
        lines.select(new Region.Literal("eu", Zone.NORTH, Long.MAX_VALUE)).fire(new Line("north", 1));
        lines.select(new Region.Literal("us", Zone.NORTH, Long.MAX_VALUE)).fire(new Line("west", 2));
        lines.select(new Region.Literal("eu", Zone.SOUTH, 0)).fire(new Line("south", 3));
        Eventually.holds("the last has arrived", () -> seen("kind.qualifier").contains("anywhere 3"));
        String members =
                "-1[true, false][a,b, \"c\"] kind.member,".repeat(2) + "0[true, false][a,b, \"c\"] kind.member";
        assertEquals(members, seen("kind.member"));
        List<String> expected = List.of("north 1", "anywhere 1", "anywhere 2", "south 3", "anywhere 3").stream()
                .sorted()
                .toList();
        Eventually.holds("all have seen them", () -> lines("kind.qualifier").size() >= expected.size());
        assertEquals(expected, lines("kind.qualifier").stream().sorted().toList());
    }

    private Event<Object> to(String topic) {
        return events.select(RedisEvent.Literal.of(topic));
    }

    /** What the other node has written, in this order, one for each; asked once more, so that what came twice has had the time to. */
    private void assertSeen(String topic, String... texts) {
        String all = String.join(
                ",", List.of(texts).stream().map(text -> text + " " + topic).toList());
        Eventually.holds("it has arrived on " + topic, () -> seen(topic).length() >= all.length());
        assertEquals(all, seen(topic));
    }

    private List<String> lines(String topic) {
        return List.of(seen(topic).replace(" " + topic, "").split(","));
    }

    private String seen(String topic) {
        return here.ask("journal", " " + topic);
    }
}
