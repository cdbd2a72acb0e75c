package io.rubric.impl.event;

import io.rubric.event.DeadLetters;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventException;
import io.rubric.event.RedisEvents;
import io.rubric.event.TopicStatistics;
import io.rubric.impl.context.ApplicationExecutor;
import io.rubric.impl.context.CallersContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events that are published by hand: fired as any other, while the thread notes what the one who publishes says and wants to know. */
final class ManualEvents implements RedisEvents {

    /** What the calling thread publishes. */
    private static final class Publication {
        final Object payload;
        final Type type;
        CompletionStage<Void> sent = CompletableFuture.completedFuture(null);

        Publication(Object payload, Type type) {
            this.payload = payload;
            this.type = type;
        }
    }

    private final Current<Publication> current = new Current<>();

    private final Function<Type, Event<Object>> events;
    private final Tallies tallies;
    private final Function<String, DeadLetters> own;
    private final DeadLetterOffice office;
    private final ApplicationExecutor executor;

    /** Where the dead letters of a topic and group are. */
    @FunctionalInterface
    interface DeadLetterOffice {
        DeadLetters of(String topic, String group);
    }

    /**
     * @param events of a type
     */
    ManualEvents(
            Function<Type, Event<Object>> events,
            Tallies tallies,
            DeadLetterOffice office,
            String ownGroup,
            ApplicationExecutor executor) {
        this.events = events;
        this.tallies = tallies;
        this.office = office;
        this.own = topic -> office.of(topic, ownGroup);
        this.executor = executor;
    }

    @Override
    public CompletionStage<Void> publish(String topic, Object payload) {
        return publish(topic, payload, Object.class);
    }

    @Override
    public <T> CompletionStage<Void> publish(String topic, T payload, TypeLiteral<T> type) {
        return publish(topic, payload, type.getType());
    }

    private CompletionStage<Void> publish(String topic, Object payload, Type type) {
        Topics.check(topic);
        Publication publication = new Publication(payload, type);
        current.in(
                publication,
                () -> events.apply(type).select(RedisEvent.Literal.of(topic)).fire(payload));
        return ofTheCaller(topic, publication.sent);
    }

    /** A stage that nobody but the caller ends sooner, and that goes on in his context: on Redis' threads others wait. */
    private CompletionStage<Void> ofTheCaller(String topic, CompletionStage<Void> sent) {
        CompletableFuture<Void> told = new CompletableFuture<>();
        if (sent.toCompletableFuture().isDone()) {
            sent.whenComplete((done, error) -> end(told, topic, error));
        } else {
            CallersContext caller = executor.callersContext();
            sent.whenComplete(
                    (done, error) -> caller.goOn(() -> end(told, topic, error), refused -> end(told, topic, error)));
        }
        return told;
    }

    private static void end(CompletableFuture<Void> told, String topic, @Nullable Throwable error) {
        if (error == null) {
            told.complete(null);
        } else {
            told.completeExceptionally(
                    error instanceof RedisEventException ? error : EventPublisher.unconfirmed(topic, error));
        }
    }

    /** The type of a payload that is being fired: that of who publishes it by hand, else what its {@code Event} says. */
    Type declared(Object payload, Type ofEvent) {
        Publication publication = current.get();
        return publication != null && publication.payload == payload && publication.type != Object.class
                ? publication.type
                : ofEvent;
    }

    /** What is being fired is on its way. */
    void sent(Object payload, CompletionStage<Void> stage) {
        Publication publication = current.get();
        if (publication != null && publication.payload == payload) {
            publication.sent = stage;
        }
    }

    @Override
    public TopicStatistics statistics(String topic) {
        return tallies.of(topic).statistics();
    }

    @Override
    public DeadLetters deadLetters(String topic, String group) {
        Topics.check(topic);
        return office.of(topic, Groups.shared(group));
    }

    @Override
    public DeadLetters deadLetters(String topic) {
        Topics.check(topic);
        return own.apply(topic);
    }
}
