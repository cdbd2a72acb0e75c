package io.rubric.examples.migration.payara;

import io.rubric.event.RedisEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears of every change, whoever made it: what {@code loopBack = true} was for. */
@ApplicationScoped
public class PriceLog {

    private final List<PriceChanged> changes = new CopyOnWriteArrayList<>();

    void onAny(@Observes @RedisEvent("prices") PriceChanged event) {
        changes.add(event);
    }

    public List<PriceChanged> changes() {
        return List.copyOf(changes);
    }
}
