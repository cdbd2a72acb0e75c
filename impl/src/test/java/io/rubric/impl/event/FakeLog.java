package io.rubric.impl.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A log that answers at once, with nothing and as well as it can, unless the test says otherwise. */
final class FakeLog implements GroupLog {

    /** What it was asked. */
    final List<String> calls = new ArrayList<>();

    private final Map<String, Queue<CompletableFuture<?>>> answers = new HashMap<>();

    /** The next answer to a question that is not yet answered otherwise. */
    <T> CompletableFuture<T> answer(String question, CompletableFuture<T> answer) {
        answers.computeIfAbsent(question, name -> new ArrayDeque<>()).add(answer);
        return answer;
    }

    /** The next events. */
    void events(String... envelopes) {
        List<Entry> entries = new ArrayList<>();
        for (String envelope : envelopes) {
            entries.add(entry(envelope, 1));
        }
        answer("fetch", CompletableFuture.completedFuture(new Fetched(entries, 0, "", false, "")));
    }

    List<String> calls(String question) {
        return calls.stream().filter(call -> call.startsWith(question)).toList();
    }

    @Override
    public CompletionStage<Opened> open(String after) {
        return next("open", after, new Opened("0-0", false));
    }

    @Override
    public CompletionStage<Fetched> fetch(int most, String told) {
        return next("fetch", (most + " " + told).strip(), nothing());
    }

    @Override
    public CompletionStage<Fetched> own(int most, Collection<String> busy) {
        return next("own", new TreeSet<>(busy), nothing());
    }

    @Override
    public CompletionStage<Fetched> claim(Duration idle, int most) {
        return next("claim", idle, nothing());
    }

    @Override
    public CompletionStage<Fetched> again(String id) {
        return next("again", id, new Fetched(List.of(entry(id, 99)), 0, "", false, ""));
    }

    @Override
    public CompletionStage<?> keep(Collection<String> ids) {
        return next("keep", new TreeSet<>(ids), 0);
    }

    @Override
    public CompletionStage<?> acknowledge(Collection<String> ids) {
        return next("acknowledge", new TreeSet<>(ids), 0);
    }

    @Override
    public CompletionStage<Boolean> bury(Entry entry, String error, boolean orphan) {
        return next("bury", entry.id() + " " + entry.attempt() + " " + error + (orphan ? ", an orphan" : ""), true);
    }

    @Override
    public CompletionStage<?> release(Collection<String> ids) {
        return next("release", new TreeSet<>(ids), 0);
    }

    @Override
    public CompletionStage<?> tend() {
        return next("tend", "", 0);
    }

    @Override
    public CompletionStage<?> close() {
        return next("close", "", 0);
    }

    @SuppressWarnings("unchecked")
    private <T> CompletableFuture<T> next(String question, Object argument, T otherwise) {
        calls.add((question + " " + argument).strip());
        Queue<CompletableFuture<?>> prepared = answers.get(question);
        return prepared == null || prepared.isEmpty()
                ? CompletableFuture.completedFuture(otherwise)
                : (CompletableFuture<T>) prepared.remove();
    }

    static Fetched nothing() {
        return new Fetched(List.of(), 0, "", false, "");
    }

    /** Its id is its envelope. */
    static Entry entry(String envelope, int attempt) {
        return new Entry(envelope, envelope.getBytes(UTF_8), attempt);
    }
}
