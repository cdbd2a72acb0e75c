package io.rubric.examples.ear;

import io.rubric.event.Delivery;
import io.rubric.event.RedisEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Fires news and notes what comes. Each module has a bean of this class. */
@ApplicationScoped
public class Seen {

    private final List<String> texts = new CopyOnWriteArrayList<>();

    @Inject
    @RedisEvent("news")
    Event<News> news;

    @Inject
    @RedisEvent(value = "letters", delivery = Delivery.DURABLE)
    Event<News> letters;

    /** To both topics. */
    public void fire(String text) {
        news.fire(new News(text));
        letters.fire(new News(text));
    }

    void broadcast(@Observes @RedisEvent("news") News event) {
        texts.add("news " + event.text());
    }

    void later(@ObservesAsync @RedisEvent("news") News event) {
        texts.add("later " + event.text());
    }

    void durable(@Observes @RedisEvent("letters") News event) {
        texts.add("letter " + event.text());
    }

    /** All with that text, in the order of the alphabet. */
    public List<String> of(String text) {
        return texts.stream().filter(seen -> seen.contains(text)).sorted().toList();
    }
}
