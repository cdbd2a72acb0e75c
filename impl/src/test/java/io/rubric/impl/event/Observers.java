package io.rubric.impl.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Observers of events whose envelopes are texts, as {@code key:value}, or {@code value} without a key. */
final class Observers implements StreamConsumer {

    /** What they were called with. */
    final List<String> called = new CopyOnWriteArrayList<>();

    private final Function<String, CompletionStage<Throwable>> behaviour;

    private Observers(Function<String, CompletionStage<Throwable>> behaviour) {
        this.behaviour = behaviour;
    }

    static Observers quick() {
        return at(event -> null);
    }

    /** They throw what is returned. */
    static Observers at(Function<String, Throwable> behaviour) {
        return later(event -> CompletableFuture.completedFuture(behaviour.apply(event)));
    }

    static Observers later(Function<String, CompletionStage<Throwable>> behaviour) {
        return new Observers(behaviour);
    }

    @Override
    public Work open(byte[] envelope) {
        String event = new String(envelope, UTF_8);
        if (event.equals("broken")) {
            throw new RefusedEventException("it is broken");
        }
        if (event.equals("deep")) {
            throw new StackOverflowError();
        }
        return event.equals("unwanted") ? null : new Event(event);
    }

    private final class Event implements Work {

        private final String event;

        Event(String event) {
            this.event = event;
        }

        @Override
        public String key() {
            int end = event.indexOf(':');
            return end < 0 ? null : event.substring(0, end);
        }

        @Override
        public CompletionStage<Throwable> attempt() {
            called.add(event);
            return behaviour.apply(event);
        }
    }
}
