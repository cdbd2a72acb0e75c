package io.rubric.tck.node;

import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import io.rubric.tck.event.Journal;
import io.rubric.tck.node.Payloads.Bounce;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** On both nodes: answers each event with the next. */
@ApplicationScoped
class Bouncer {

    @Inject
    Journal journal;

    @Inject
    @RedisEvent("tck.bounce")
    Event<Bounce> next;

    void bounce(@Observes @RedisEvent("tck.bounce") @Remote Bounce bounce) {
        journal.write("bounce " + bounce.number(), bounce.id());
        next.fire(new Bounce(bounce.id(), bounce.number() + 1));
    }
}
