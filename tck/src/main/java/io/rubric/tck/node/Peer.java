package io.rubric.tck.node;

import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.event.Journal;
import io.rubric.tck.node.Payloads.Foreign;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The other node: does what a command says and answers. */
@ApplicationScoped
class Peer {

    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<String>> loads = new ConcurrentHashMap<>();
    private final Background others = new Background();

    @Inject
    Work work;

    @Inject
    PeerLocks locks;

    @Inject
    Journal journal;

    @Inject
    @RedisEvent(Answer.TOPIC)
    Event<Answer> answers;

    @PreDestroy
    void end() {
        others.close();
    }

    void command(@Observes @RedisEvent(Command.TOPIC) @Remote Command command) {
        answers.fire(new Answer(command.id(), run(command.name(), command.argument())));
    }

    /** Not of a shared kind: such an event comes from this node alone. */
    void foreign(@Observes Foreign foreign) {
        journal.write("foreign", foreign.getText());
    }

    private String run(String name, String argument) {
        return switch (name) {
            case "journal" -> String.join(",", journal.lines(argument));
            case "load" -> work.load(argument, () -> "there");
            case "begin load" -> beginLoad(argument);
            case "end load" -> Eventually.completed(loads.remove(argument));
            case "waits" -> Long.toString(work.waits());
            case "put" -> done(() -> work.put(argument, "put there"));
            case "remove" -> done(() -> work.remove(argument));
            case "remove group" -> done(() -> work.removeGroup(argument));
            case "remove all" -> done(work::removeAll);
            case "pass" -> Work.passes(work, argument) ? "passed" : "refused";
            case "take" -> work.take(argument) ? "taken" : "refused";
            case "reset" -> done(() -> work.reset(argument));
            case "lock" -> lock(argument);
            case "hold" -> hold(argument);
            case "release" -> release(argument);
            case "instances" ->
                Foreign.INSTANCES + " " + journal.lines("foreign").size();
            default -> locks.run(name, argument);
        };
    }

    private static String done(Runnable action) {
        action.run();
        return "done";
    }

    private String beginLoad(String key) {
        loads.put(key, others.call(() -> work.load(key, () -> "there")));
        return "begun";
    }

    private String lock(String key) {
        try {
            return Long.toString(work.now(key));
        } catch (LockNotAcquiredException e) {
            return "refused";
        }
    }

    private String hold(String key) {
        Held lock = Held.by(work, key);
        held.put(key, lock);
        return "held";
    }

    private String release(String key) {
        held.remove(key).close();
        return "released";
    }
}
