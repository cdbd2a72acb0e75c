package io.rubric.tck.node;

import io.rubric.event.Delivery;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisObserver;
import io.rubric.tck.event.Journal;
import io.rubric.tck.event.Request;
import io.rubric.tck.node.Kinds.Line;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.List;

/** On both nodes: observers of durable topics. */
@ApplicationScoped
class DurableObservers {

    static final String LINES = "tck.lines";

    static final String PLACE = "tck.durable.place";

    @Inject
    Journal journal;

    @Inject
    Request request;

    void line(
            @Observes @RedisEvent(value = LINES, delivery = Delivery.DURABLE) @Region(value = "eu", number = 7)
                    Line line) {
        journal.write("qualified", line.article());
    }

    void lines(@Observes @RedisEvent(LINES) List<Line> lines) {
        lines.forEach((Line line) -> journal.write("one of a list", line.article()));
    }

    @RedisObserver(group = "shared")
    void shared(@Observes @RedisEvent(LINES) Line line) {
        journal.write("shared " + line.count(), line.article());
    }

    void place(@Observes @RedisEvent(value = PLACE, delivery = Delivery.DURABLE) Line line) {
        journal.write("use " + request.use(line.article()), line.article());
        journal.write(Place.here(), line.article());
    }

    void placeAsync(@ObservesAsync @RedisEvent(PLACE) Line line) {
        journal.write("async use " + request.use(line.article()), line.article());
        journal.write("async " + Place.here(), line.article());
    }
}
