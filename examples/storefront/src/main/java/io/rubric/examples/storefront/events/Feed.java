package io.rubric.examples.storefront.events;

import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import io.rubric.examples.storefront.web.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Hears what happens on this server and on the others, and passes it on to the pages that are open. */
@ApplicationScoped
public class Feed {

    private final Set<Consumer<Entry>> readers = ConcurrentHashMap.newKeySet();

    @Inject
    Node node;

    /**
     * @param type which event it is
     * @param origin the server on which it was fired
     * @param remote true if that is another one than this
     * @param event what happened
     */
    public record Entry(String type, String origin, boolean remote, Object event) {}

    void heard(@Observes @RedisEvent StoreEvent event, EventMetadata metadata) {
        Entry entry = metadata.getQualifiers().stream()
                .filter(Remote.class::isInstance)
                .map(remote -> entry(event, ((Remote) remote).origin(), true))
                .findAny()
                .orElseGet(() -> entry(event, node.name(), false));
        readers.forEach(reader -> reader.accept(entry));
    }

    private static Entry entry(StoreEvent event, String origin, boolean remote) {
        return new Entry(event.getClass().getSimpleName(), origin, remote, event);
    }

    /** From now on this reader gets what happens. */
    public void add(Consumer<Entry> reader) {
        readers.add(reader);
    }

    /** From now on it does not. */
    public void remove(Consumer<Entry> reader) {
        readers.remove(reader);
    }
}
