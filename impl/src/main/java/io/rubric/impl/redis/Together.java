package io.rubric.impl.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RBatch;

/** Commands that go to Redis in one batch, in their order, with keys that lie on one master. Ends when all are answered, with an error if one of them failed. */
public final class Together implements Command<Void> {

    private final List<Command<?>> commands;
    private final Queue<Command<?>> again = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failed = new ConcurrentLinkedQueue<>();

    /**
     * @param commands at least one
     */
    public Together(List<Command<?>> commands) {
        this.commands = List.copyOf(commands);
    }

    @Override
    public CompletableFuture<Void> in(RBatch batch) {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (Command<?> command : commands) {
            answers.add(command.in(batch)
                    .whenComplete((value, error) -> note(command, error))
                    .toCompletableFuture());
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
    }

    private void note(Command<?> command, @Nullable Throwable error) {
        if (error == null) {
            return;
        }
        Command<?> other = command.after(Pending.cause(error));
        if (other == null) {
            failed.add(error);
        } else {
            again.add(other);
        }
    }

    /** Only what was refused is sent again. */
    @Override
    public @Nullable Command<Void> after(Throwable refusal) {
        return failed.isEmpty() && !again.isEmpty() ? new Together(List.copyOf(again)) : null;
    }
}
