package io.rubric.examples.storefront.events;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The feed as server-sent events, one stream for each open page. */
@ApplicationScoped
@Path("events")
public class FeedResource {

    private static final Logger LOGGER = System.getLogger(FeedResource.class.getName());

    private final Set<SseEventSink> sinks = ConcurrentHashMap.newKeySet();

    @Inject
    Feed feed;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void subscribe(@Context SseEventSink sink, @Context Sse sse) {
        sinks.add(sink);
        feed.add(new Page(sink, sse));
        // A first line opens the stream: without it the browser waits for the first event.
        sink.send(sse.newEventBuilder().comment("open").build());
    }

    @PreDestroy
    void closeAll() {
        for (SseEventSink sink : sinks) {
            try {
                sink.close();
            } catch (RuntimeException e) {
                // At undeployment the server may have taken REST down before: then the stream ends with it.
                LOGGER.log(Level.DEBUG, "Closed by the server", e);
            }
        }
    }

    private final class Page implements Consumer<Feed.Entry> {

        private final SseEventSink sink;
        private final Sse sse;

        Page(SseEventSink sink, Sse sse) {
            this.sink = sink;
            this.sse = sse;
        }

        @Override
        public void accept(Feed.Entry entry) {
            if (sink.isClosed()) {
                leave();
                return;
            }
            sink.send(sse.newEventBuilder()
                            .mediaType(MediaType.APPLICATION_JSON_TYPE)
                            .data(entry)
                            .build())
                    .exceptionally(gone -> {
                        leave();
                        return null;
                    });
        }

        private void leave() {
            feed.remove(this);
            sinks.remove(sink);
        }
    }
}
