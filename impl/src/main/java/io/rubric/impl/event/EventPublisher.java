package io.rubric.impl.event;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventException;
import io.rubric.event.Remote;
import io.rubric.impl.Rarely;
import io.rubric.impl.Services;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends what is fired here to the other nodes: written at once, published after the commit. */
final class EventPublisher {

    private static final System.Logger LOG = System.getLogger(EventPublisher.class.getName());
    private static final Set<Class<? extends Annotation>> TRAVELLING =
            Set.of(RedisEvent.class, Any.class, Default.class);

    private final Rarely outage = new Rarely(LOG);
    private final Services services;
    private final EventBus bus;
    private final Hops hops;
    private final Duration timeout;
    private final int maxSize;

    EventPublisher(Services services, EventBus bus, Hops hops, Duration timeout, int maxSize) {
        this.services = services;
        this.bus = bus;
        this.hops = hops;
        this.timeout = timeout;
        this.maxSize = maxSize;
    }

    /** An event was fired on this node, here or by ourselves on arrival. */
    void fired(Object payload, Set<Annotation> qualifiers) {
        if (qualifiers.stream().anyMatch(Remote.class::isInstance)) {
            return; // it has just arrived
        }
        String topic = Topics.of(payload, qualifiers);
        checkQualifiers(topic, qualifiers);
        Topics.check(topic);
        int hop = hops.current();
        if (hop > Hops.MOST) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Topic \"" + topic + "\": nodes answer each other's events without end; this one stays here");
            return;
        }
        byte[] event = write(payload, topic, hop);
        if (services.transactions().isActive()) {
            services.transactions().afterCommit(timeout, () -> send(topic, event));
        } else {
            publish(topic, event);
        }
    }

    private static void checkQualifiers(String topic, Set<Annotation> qualifiers) {
        for (Annotation qualifier : qualifiers) {
            if (!TRAVELLING.contains(qualifier.annotationType())) {
                throw new RedisEventException(
                        "Topic \"" + topic + "\": " + qualifier
                                + " does not travel with an event; fire it with @RedisEvent alone",
                        topic,
                        null);
            }
        }
    }

    private byte[] write(Object payload, String topic, int hop) {
        byte[] event;
        try {
            event = new Envelope(
                            UUID.randomUUID().toString(),
                            services.names().prefix(),
                            services.names().nodeId(),
                            topic,
                            payload.getClass().getName(),
                            Instant.now(),
                            hop)
                    .write(payload, services.json());
        } catch (RuntimeException e) {
            throw new RedisEventException(
                    "Topic \"" + topic + "\": " + payload.getClass().getName() + " cannot be written as JSON",
                    topic,
                    e);
        }
        if (event.length > maxSize) {
            throw new RedisEventException(
                    "Topic \"" + topic + "\": the event has " + event.length
                            + " bytes, more than rubric.event.max-size = " + maxSize,
                    topic,
                    null);
        }
        return event;
    }

    private CompletionStage<?> send(String topic, byte[] event) {
        return bus.publish(topic, event).whenComplete((received, error) -> {
            if (error != null) {
                lost(topic, error);
            }
        });
    }

    private void publish(String topic, byte[] event) {
        try {
            send(topic, event).toCompletableFuture().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            lost(topic, e);
        } catch (ExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "An event was lost", e); // and that has been said
        }
    }

    private void lost(String topic, Throwable cause) {
        outage.warn(() -> "Topic \"" + topic + "\": an event may not have reached the other nodes", cause);
    }
}
