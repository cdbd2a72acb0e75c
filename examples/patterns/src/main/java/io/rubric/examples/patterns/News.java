package io.rubric.examples.patterns;

import io.rubric.event.RedisEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** 6. Publish and subscribe: a CDI event that is observed on every node. */
@ApplicationScoped
public class News {

    @Inject
    @RedisEvent("news")
    Event<Headline> events;

    private final List<Headline> heard = new CopyOnWriteArrayList<>();

    /** Tells all nodes. */
    public void publish(Headline headline) {
        events.fire(headline);
    }

    void hear(@Observes @RedisEvent("news") Headline headline) {
        heard.add(headline);
    }

    /** What this node has heard. */
    public List<Headline> heard() {
        return List.copyOf(heard);
    }
}
