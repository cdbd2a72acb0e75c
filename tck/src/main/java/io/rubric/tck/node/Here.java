package io.rubric.tck.node;

import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import io.rubric.tck.Eventually;
import io.rubric.tck.event.Journal;
import io.rubric.tck.node.Payloads.News;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The node on which the test runs: asks the other and waits for its answer. */
@ApplicationScoped
class Here {

    private final Map<String, CompletableFuture<String>> pending = new ConcurrentHashMap<>();

    @Inject
    Journal journal;

    @Inject
    @RedisEvent(Command.TOPIC)
    Event<Command> commands;

    String ask(String name, String argument) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<String> answer = new CompletableFuture<>();
        pending.put(id, answer);
        commands.fire(new Command(id, name, argument));
        return Eventually.completed(answer);
    }

    void answered(@Observes @RedisEvent(Answer.TOPIC) @Remote Answer answer) {
        CompletableFuture<String> waiting = pending.remove(answer.id());
        if (waiting != null) {
            waiting.complete(answer.text());
        }
    }

    void news(@Observes @RedisEvent News news) {
        journal.write("here", news.id());
        if (news.number() < 0) {
            throw new IllegalStateException("an observer refuses " + news.id());
        }
    }

    void remoteNews(@Observes @RedisEvent @Remote News news) {
        journal.write("here remote", news.id());
    }
}
