package io.rubric.impl.event;

import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import io.rubric.impl.context.ApplicationExecutor;
import io.rubric.impl.context.RequestScope;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.concurrent.CompletionStage;

/** Fires events of other nodes as CDI events, for both kinds of observers, each event in a request context of its own. */
final class CdiEventBridge implements EventTarget {

    private static final System.Logger LOG = System.getLogger(CdiEventBridge.class.getName());

    private final BeanManager beans;
    private final ApplicationExecutor executor;
    private final Hops hops;
    private final RequestScope request;

    CdiEventBridge(BeanManager beans, ApplicationExecutor executor, Hops hops) {
        this.beans = beans;
        this.executor = executor;
        this.hops = hops;
        this.request = new RequestScope(beans);
    }

    @Override
    public CompletionStage<?> fire(Object payload, String topic, String origin, int hop) {
        Event<Object> event = beans.getEvent().select(RedisEvent.Literal.of(topic), Remote.Literal.of(origin));
        NotificationOptions onOurs = NotificationOptions.ofExecutor(task -> executor.execute(() -> hops.in(hop, task)));
        CompletionStage<?> later = event.fireAsync(payload, onOurs).handle((done, error) -> {
            if (error != null) {
                warn(topic, error);
            }
            return done;
        });
        hops.in(
                hop,
                () -> request.run(() -> {
                    try {
                        event.fire(payload);
                    } catch (RuntimeException e) {
                        warn(topic, e); // CDI has not called the observers after the one that failed
                    }
                }));
        return later;
    }

    private static void warn(String topic, Throwable error) {
        LOG.log(
                System.Logger.Level.WARNING,
                "Topic \"" + topic + "\": an observer of another node's event failed",
                error);
    }
}
