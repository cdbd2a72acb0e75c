package io.rubric.tck.event;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisObserver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

/** Observers that use the request context, and one that is durable by configuration alone. */
@ApplicationScoped
class Visitors {

    @Inject
    Journal journal;

    @Inject
    Request request;

    @RedisObserver(maxAttempts = 2, backoff = "10ms")
    void visited(@Observes @RedisEvent("tck.visited") Note note) {
        journal.write("use " + request.use(note.id()), note.id());
        if (note.number() < 0) {
            throw new IllegalStateException("an observer refuses " + note.id());
        }
    }

    void visitedAsync(@ObservesAsync @RedisEvent("tck.visited") Note note) {
        journal.write("async use " + request.use(note.id()), note.id());
    }

    void configured(@Observes @RedisEvent("tck.configured") Note note) {
        journal.write("configured", note.id());
        journal.write("configured by " + Thread.currentThread().getId(), note.id());
    }
}
