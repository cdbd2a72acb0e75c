package io.rubric.tck.event;

import io.rubric.event.Delivery;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventGap;
import io.rubric.event.RedisObserver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

/** Hears of what is missing. */
@ApplicationScoped
class Gaps {

    static final String DURABLE = "tck.gap.durable";

    @Inject
    Journal journal;

    void gap(@Observes RedisEventGap gap) {
        journal.write(gap.reason() + " in", gap.topic());
    }

    void gapAsync(@ObservesAsync RedisEventGap gap) {
        journal.write("async " + gap.reason() + " in", gap.topic());
    }

    @RedisObserver(group = "gaps")
    void note(@Observes @RedisEvent(value = DURABLE, delivery = Delivery.DURABLE) Note note) {
        journal.write("note", note.id());
    }
}
