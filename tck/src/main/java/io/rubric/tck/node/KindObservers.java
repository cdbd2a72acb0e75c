package io.rubric.tck.node;

import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import io.rubric.tck.event.Journal;
import io.rubric.tck.node.Kinds.ByShip;
import io.rubric.tck.node.Kinds.Line;
import io.rubric.tck.node.Kinds.Lorry;
import io.rubric.tck.node.Kinds.Moved;
import io.rubric.tck.node.Kinds.Order;
import io.rubric.tck.node.Kinds.Page;
import io.rubric.tck.node.Kinds.Vehicle;
import io.rubric.tck.node.Kinds.Zone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** On the other node: observers of payloads of every kind, written to the journal by their text and topic. */
@ApplicationScoped
class KindObservers {

    @Inject
    Journal journal;

    /** Names a class that is observed by its interface alone. */
    @Inject
    @RedisEvent("kind.interface")
    Event<ByShip> ships;

    void record(@Observes @RedisEvent("kind.record") Order order) {
        journal.write(order.toString(), "kind.record");
    }

    void ofAClass(@Observes @RedisEvent("kind.class") Lorry lorry) {
        journal.write(lorry.getName() + lorry.getLoad(), "kind.class");
    }

    void superclass(@Observes @RedisEvent("kind.class") Vehicle vehicle) {
        journal.write("super " + vehicle.getClass().getSimpleName() + vehicle.getName(), "kind.class");
    }

    void text(@Observes @RedisEvent("kind.text") String text) {
        journal.write(text, "kind.text");
    }

    void number(@Observes @RedisEvent("kind.number") Integer number) {
        journal.write(String.valueOf(number + 1), "kind.number");
    }

    void constant(@Observes @RedisEvent("kind.enum") Zone zone) {
        journal.write(zone == Zone.SOUTH ? "south" : "another", "kind.enum");
    }

    void list(@Observes @RedisEvent("kind.list") List<Line> lines) {
        lines.forEach((Line line) -> journal.write(line.toString(), "kind.list"));
    }

    void listOfTexts(@Observes @RedisEvent("kind.list") List<String> texts) {
        journal.write("texts", "kind.list");
    }

    void map(@ObservesAsync @RedisEvent("kind.map") Map<Long, Line[]> lines) {
        lines.forEach((Long key, Line[] some) -> journal.write(key + Arrays.toString(some), "kind.map"));
    }

    void array(@Observes @RedisEvent("kind.array") Line[] lines) {
        journal.write(Arrays.toString(lines), "kind.array");
    }

    void numbers(@Observes @RedisEvent("kind.numbers") int[] numbers) {
        journal.write(Arrays.toString(numbers), "kind.numbers");
    }

    void page(@Observes @RedisEvent("kind.page") Page<Line> page) {
        page.items().forEach((Line line) -> journal.write(page.number() + line.article(), "kind.page"));
    }

    void moved(@Observes @RedisEvent("kind.interface") @Remote Moved moved) {
        journal.write(moved.toString(), "kind.interface");
    }

    void named(@Observes @RedisEvent("tck.renamed.v2") RenamedThere event) {
        journal.write(event.toString(), "kind.named");
    }

    void namedLongAgo(@Observes @RedisEvent("tck.renamed.v1") RenamedThere event) {
        journal.write("once " + event, "kind.named");
    }

    void north(@Observes @RedisEvent("kind.qualifier") @Region(value = "eu", number = Long.MAX_VALUE) Line line) {
        journal.write("north " + line.count(), "kind.qualifier");
    }

    void south(@Observes @RedisEvent("kind.qualifier") @Region(value = "eu", zone = Zone.SOUTH) Line line) {
        journal.write("south " + line.count(), "kind.qualifier");
    }

    void anywhere(@Observes @RedisEvent("kind.qualifier") Line line, EventMetadata event) {
        event.getQualifiers().stream()
                .filter(Region.class::isInstance)
                .map(Region.class::cast)
                .forEach(region -> journal.write(
                        region.remark() + Arrays.toString(region.flags()) + Arrays.toString(region.names()),
                        "kind.member"));
        journal.write("anywhere " + line.count(), "kind.qualifier");
    }
}
