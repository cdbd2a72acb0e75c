package io.rubric.impl.event;

import io.rubric.event.OutboxEvent;
import io.rubric.event.RedisEventException;
import io.rubric.event.RedisEventOutbox;
import io.rubric.impl.Services;
import io.rubric.impl.config.Setting;
import io.rubric.impl.context.Jndi;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The application's outbox, if it has one: a bean of its own, or the table in the {@code DataSource} of the configuration. */
final class OutboxDesk implements Outbox {

    private final Services services;
    private final Supplier<Optional<RedisEventOutbox>> beans;
    private final TopicRules rules;
    private final Sender sender;
    private final Clock clock;
    private final Duration timeout;
    private volatile @Nullable RedisEventOutbox outbox;
    private volatile @Nullable OutboxRelay relay;

    /**
     * @param beans finds the application's own
     */
    OutboxDesk(
            Services services,
            Supplier<Optional<RedisEventOutbox>> beans,
            TopicRules rules,
            Sender sender,
            Clock clock,
            Duration timeout) {
        this.services = services;
        this.beans = beans;
        this.rules = rules;
        this.sender = sender;
        this.clock = clock;
        this.timeout = timeout;
    }

    /** Called on a thread of the application; a second time without effect. */
    void start() {
        if (outbox != null) {
            return;
        }
        RedisEventOutbox found =
                beans.get().or(() -> dataSource().map(this::ofDataSource)).orElse(null);
        if (found != null) {
            found.olderThan(Instant.EPOCH, 1); // a missing table shows now, and not in the first transaction
            OutboxRelay starting = new OutboxRelay(
                    found,
                    this::publish,
                    services.executor(),
                    services.executor().timer(),
                    clock,
                    OutboxRelay.Pace.USUAL);
            outbox = found;
            relay = starting;
            starting.start();
        }
    }

    private Optional<String> dataSource() {
        return services.settings().text(Setting.EVENT_OUTBOX_DATA_SOURCE);
    }

    private RedisEventOutbox ofDataSource(String name) {
        return Jndi.find(name, DataSource.class)
                .map(JdbcOutbox::new)
                .orElseThrow(() -> new RedisEventException(
                        Setting.EVENT_OUTBOX_DATA_SOURCE.key() + " = " + name
                                + ": there is no javax.sql.DataSource of this JNDI name",
                        "",
                        null));
    }

    @Override
    public Outgoing add(Outgoing event) {
        RedisEventOutbox current = outbox;
        OutboxRelay removing = relay;
        if (current == null || removing == null) {
            return event;
        }
        String envelope = new String(event.envelope(), StandardCharsets.UTF_8);
        current.add(new OutboxEvent(event.id(), event.topic().topic(), envelope, clock.instant()));
        event.taken().thenRun(() -> removing.published(List.of(event.id())));
        return event.addedOnce();
    }

    /** Of what a node has left. */
    private CompletionStage<?> publish(OutboxEvent left) {
        Topics.check(left.topic());
        TopicRule topic = rules.of(left.topic());
        if (!topic.durable()) {
            throw new RedisEventException("Topic \"" + left.topic() + "\" is not durable any more", left.topic(), null);
        }
        byte[] envelope = left.envelope().getBytes(StandardCharsets.UTF_8);
        Outgoing event = new Outgoing(topic, left.id(), envelope, false, true, new CompletableFuture<>());
        sender.send(List.of(event), timeout);
        return event.taken()
                .exceptionally(
                        error -> { // whatever it was, it may do the next time
                            throw new IllegalStateException("not taken by Redis", error);
                        });
    }

    void stop(Duration bound) {
        OutboxRelay current = relay;
        if (current != null) {
            current.stop(bound);
        }
    }
}
