package io.rubric.tck.node;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisObserver;
import io.rubric.tck.Eventually;
import io.rubric.tck.event.Journal;
import io.rubric.tck.event.Request;
import io.rubric.tck.node.Kinds.Keyed;
import io.rubric.tck.node.Kinds.Line;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

/** On the other node: observers that fail, that wait, and that look where they are. */
@ApplicationScoped
class NodeObservers {

    @Inject
    Journal journal;

    @Inject
    Request request;

    void fails(@Observes @Priority(1) @RedisEvent("tck.trouble") Line line) {
        throw new IllegalStateException("an observer refuses " + line);
    }

    void failsAsync(@ObservesAsync @RedisEvent("tck.trouble") Line line) {
        throw new IllegalStateException("an observer refuses " + line);
    }

    void later(@Observes @Priority(2) @RedisEvent("tck.trouble") Line line) {
        journal.write("later", line.article());
    }

    void async(@ObservesAsync @RedisEvent("tck.trouble") Line line) {
        journal.write("async", line.article());
    }

    /** The first event of all waits for one of another key. */
    @RedisObserver(concurrency = 8)
    void keyed(@Observes @RedisEvent("tck.keyed") Keyed event) {
        if (event.key().equals("key 0") && event.number() == 0) {
            Eventually.holds(
                    "another key overtakes", () -> !journal.lines(" keyed").isEmpty());
        }
        journal.write(event.key() + " " + event.number(), "keyed");
    }

    void place(@Observes @RedisEvent("tck.place") Line line) {
        journal.write(Place.here(), line.article());
    }

    void placeAsync(@ObservesAsync @RedisEvent("tck.place") Line line) {
        journal.write("async " + Place.here(), line.article());
    }

    void request(@Observes @RedisEvent("tck.request") Line line) {
        journal.write("use " + request.use(line.article()), line.article());
    }

    void requestAsync(@ObservesAsync @RedisEvent("tck.request") Line line) {
        journal.write("async use " + request.use(line.article()), line.article());
    }
}
