package io.rubric.impl.event;

import io.rubric.event.Publish;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventException;
import io.rubric.event.Remote;
import io.rubric.impl.Rarely;
import io.rubric.impl.context.Transactions;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends what is fired here to the other nodes: written at once, published after the commit. */
final class EventPublisher {

    private static final System.Logger LOG = System.getLogger(EventPublisher.class.getName());

    private final Rarely outage = new Rarely(LOG);
    private final Transactions transactions;
    private final TopicRules rules;
    private final EventTypes types;
    private final EventWriter writer;
    private final Sender sender;
    private final Hops hops;
    private final Outbox outbox;
    private final Tallies tallies;
    private final Duration timeout;

    EventPublisher(
            Transactions transactions,
            TopicRules rules,
            EventTypes types,
            EventWriter writer,
            Sender sender,
            Hops hops,
            Outbox outbox,
            Tallies tallies,
            Duration timeout) {
        this.transactions = transactions;
        this.rules = rules;
        this.types = types;
        this.writer = writer;
        this.sender = sender;
        this.hops = hops;
        this.outbox = outbox;
        this.tallies = tallies;
        this.timeout = timeout;
    }

    /**
     * An event was fired on this node by the application.
     *
     * @param declared what the {@code Event} says of its type; {@code Object} if nothing
     * @param resolved what the container makes of that and the payload
     * @return ends when Redis has it
     */
    CompletionStage<Void> fired(Object payload, Type declared, Type resolved, Set<Annotation> qualifiers) {
        RedisEvent shared = Topics.only(qualifiers);
        String name = Topics.of(payload, qualifiers);
        Topics.check(name);
        if (qualifiers.stream().anyMatch(Remote.class::isInstance)) {
            throw new RedisEventException(
                    "Topic \"" + name + "\": an application does not fire with @Remote", name, null);
        }
        TopicRule topic = rules.of(name);
        int hop = hops.current();
        if (hop > Hops.MOST) {
            String loop = "Topic \"" + name + "\": nodes answer each other's events without end; this one stays here";
            if (topic.durable()) {
                throw new RedisEventException(loop, name, null); // nobody would have it, and none may be lost
            }
            LOG.log(System.Logger.Level.WARNING, loop);
            return CompletableFuture.completedFuture(null);
        }
        Outgoing event =
                counted(writer.write(payload, type(payload, declared, resolved, name), topic, qualifiers, hop));
        if (shared.publish() == Publish.TRANSACTION && transactions.isActive()) {
            afterCommit(event);
        } else {
            now(event);
        }
        return event.taken();
    }

    private Type type(Object payload, Type declared, Type resolved, String topic) {
        return types.of(payload, declared, resolved)
                .orElseThrow(() -> new RedisEventException(
                        "Topic \"" + topic + "\": nobody says of what the "
                                + payload.getClass().getName()
                                + " is; inject an Event of its whole type, such as Event<List<Order>>, or fire by"
                                + " RedisEvents with a TypeLiteral",
                        topic,
                        null));
    }

    private Outgoing counted(Outgoing event) {
        TopicTally tally = tallies.of(event.topic().topic());
        event.taken().whenComplete((done, error) -> {
            if (error == null) {
                tally.published(1);
            } else {
                tally.lost(1);
            }
        });
        return event;
    }

    private void afterCommit(Outgoing fired) {
        if (!transactions.mayCommit()) {
            // whoever keeps the outbox may refuse it then, and who fires would have that error
            rolledBack(fired);
            return;
        }
        Unsent unsent = transactions.note(Unsent.class, Unsent::new);
        Outgoing event = fired.topic().durable() ? outbox.add(fired) : fired;
        if (unsent.isFirst()) {
            transactions.afterOthers(timeout, () -> committed(unsent.events()), certain -> {
                unsent.drop();
                unsent.events().forEach(EventPublisher::rolledBack);
            });
        }
        if (!unsent.add(event)) {
            rolledBack(event);
        }
    }

    private static void rolledBack(Outgoing event) {
        String topic = event.topic().topic();
        event.taken()
                .completeExceptionally(new RedisEventException(
                        "Topic \"" + topic + "\": the transaction was rolled back", topic, null));
    }

    /** The thread that commits waits for what must not be lost. */
    private CompletionStage<?> committed(List<Outgoing> events) {
        List<Outgoing> firm = events.stream().map(Outgoing::committed).toList();
        sender.send(firm, timeout);
        for (Outgoing event : firm) {
            event.taken().whenComplete((done, error) -> lost(event, error));
        }
        return CompletableFuture.allOf(
                firm.stream().filter(Outgoing::firm).map(Outgoing::taken).toArray(CompletableFuture[]::new));
    }

    private void now(Outgoing event) {
        sender.send(List.of(event), timeout);
        if (event.topic().durable() || event.topic().loud()) {
            await(event);
        } else {
            event.taken().whenComplete((done, error) -> lost(event, error));
        }
    }

    private void await(Outgoing event) {
        String topic = event.topic().topic();
        try {
            event.taken().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notTaken(event, "the thread was interrupted before Redis had the event", e);
        } catch (TimeoutException e) {
            throw notTaken(event, "Redis has not taken the event within " + timeout + ", and perhaps will", e);
        } catch (ExecutionException e) {
            throw unconfirmed(topic, e.getCause());
        }
    }

    /** What came of it is not known, or that it was refused. */
    static RedisEventException unconfirmed(String topic, @Nullable Throwable cause) {
        return new RedisEventException(
                "Topic \"" + topic + "\": Redis has not taken the event, or has not said so", topic, cause);
    }

    private static RedisEventException notTaken(Outgoing event, String why, Exception cause) {
        String topic = event.topic().topic();
        RedisEventException error = new RedisEventException("Topic \"" + topic + "\": " + why, topic, cause);
        event.taken().completeExceptionally(error); // if it still waits, it is not sent any more
        return error;
    }

    private void lost(Outgoing event, @Nullable Throwable error) {
        if (error == null) {
            return;
        }
        String topic = event.topic().topic();
        if (event.firm()) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Topic \"" + topic + "\": the event " + event.id()
                            + " of a committed transaction is lost, unless there is an outbox",
                    error);
        } else {
            outage.warn(() -> "Topic \"" + topic + "\": an event may not have reached the other nodes", error);
        }
    }
}
