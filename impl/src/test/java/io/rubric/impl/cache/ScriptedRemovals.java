package io.rubric.impl.cache;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Removals whose answers the test gives, or which are carried out at once. */
final class ScriptedRemovals implements RemovalStore {

    final List<Removal> asked = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Long>> answers = new CopyOnWriteArrayList<>();
    volatile boolean open = true;
    volatile boolean carriesOut;
    volatile Removal refused;

    void answer(int which) {
        answers.get(which).complete(1L);
    }

    void answerAll() {
        answers.forEach(answer -> answer.complete(1L));
    }

    void fail(int which) {
        answers.get(which).completeExceptionally(new IllegalStateException("connection lost"));
    }

    @Override
    public CompletionStage<?> remove(Removal removal) {
        if (!open) {
            throw new IllegalStateException("not open yet");
        }
        CompletableFuture<Long> answer = new CompletableFuture<>();
        asked.add(removal);
        answers.add(answer);
        if (removal.equals(refused)) {
            fail(answers.size() - 1);
        } else if (carriesOut) {
            answerAll();
        }
        return answer;
    }
}
