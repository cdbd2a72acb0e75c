package io.rubric.impl.event;

import io.rubric.event.DeadLetters;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.config.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The durable topics of the application: a reader for each of a topic's groups that this node is in. */
final class DurableTopics {

    private final Services services;
    private final SharedEvents shared;
    private final Desk desk;
    private final int deadLetters;
    private final Duration timeout;
    private final Duration drainTimeout;
    private final Map<String, List<GroupReader>> readers = new ConcurrentHashMap<>();

    /** Whom readers need. */
    record Desk(
            EventReader reader,
            EventMaker maker,
            EventTarget target,
            Executor observers,
            GapReport gaps,
            Tallies tallies) {}

    DurableTopics(Services services, SharedEvents shared, Desk desk, Duration timeout, Problems problems) {
        this.services = services;
        this.shared = shared;
        this.desk = desk;
        this.timeout = timeout;
        this.drainTimeout = services.settings().duration(Setting.EVENT_DRAIN_TIMEOUT, problems);
        this.deadLetters = services.settings().positive(Setting.EVENT_DEAD_LETTERS, problems);
    }

    /** Begins to read; a second time without effect. Ends when all groups are there. */
    CompletableFuture<Void> start() {
        List<CompletableFuture<Void>> ready = new ArrayList<>();
        shared.durable()
                .forEach((topic, groups) -> readers.computeIfAbsent(
                        topic,
                        t -> groups.stream()
                                .map(policy -> started(reader(t, policy), ready))
                                .toList()));
        return CompletableFuture.allOf(ready.toArray(CompletableFuture[]::new));
    }

    private static GroupReader started(GroupReader reader, List<CompletableFuture<Void>> ready) {
        ready.add(reader.start().toCompletableFuture());
        return reader;
    }

    private GroupReader reader(String topic, GroupPolicy policy) {
        String node = services.names().nodeId();
        RedissonGroupLog log = new RedissonGroupLog(
                services.redis(),
                keys(topic),
                policy.group(),
                node,
                policy.passing(),
                deadLetters,
                desk.reader().longest(),
                RedissonGroupLog.TTL);
        GroupConsumer consumer = new GroupConsumer(
                topic,
                policy.group(),
                node,
                desk.reader(),
                desk.maker(),
                desk.target(),
                desk.tallies().of(topic));
        return new GroupReader(
                topic,
                log,
                policy,
                consumer,
                desk.observers(),
                services.executor().timer(),
                desk.gaps()::tell,
                desk.tallies().of(topic),
                drainTimeout);
    }

    private StreamKeys keys(String topic) {
        return StreamKeys.of(services.names().prefix(), topic);
    }

    /** A topic has new events. */
    void news(String topic) {
        readers.getOrDefault(topic, List.of()).forEach(GroupReader::wake);
    }

    /** Takes nothing more. Ends when all that runs has ended, or its time; never fails. */
    CompletableFuture<Void> drain() {
        return CompletableFuture.allOf(readers.values().stream()
                .flatMap(List::stream)
                .map(reader -> reader.stop().toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    DeadLetters deadLetters(String topic, String group) {
        String news = Channels.of(services.names().prefix()).news();
        return new RedissonDeadLetters(
                services.redis(), keys(topic), topic, group, news, desk.reader().longest(), timeout);
    }
}
