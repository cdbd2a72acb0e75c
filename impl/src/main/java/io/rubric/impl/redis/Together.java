package io.rubric.impl.redis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RBatch;

/**
 * Commands that go to Redis in one batch, in their order, with keys that lie on one master. Ends with what Redis has refused, and fails if it has not answered: what it thinks of one command is
 * no matter of the others.
 *
 * @param <K> names a command
 */
public final class Together<K> implements Command<Map<K, Throwable>> {

    private final Map<K, Command<?>> commands;
    private final Map<K, Throwable> refused;
    private final Map<K, Command<?>> again = new ConcurrentHashMap<>();

    /**
     * @param commands at least one, in their order
     */
    public Together(Map<K, Command<?>> commands) {
        this(commands, Map.of());
    }

    private Together(Map<K, Command<?>> commands, Map<K, Throwable> refused) {
        this.commands = new LinkedHashMap<>(commands);
        this.refused = new ConcurrentHashMap<>(refused);
    }

    @Override
    public CompletableFuture<Map<K, Throwable>> in(RBatch batch) {
        CompletableFuture<?>[] answers = commands.entrySet().stream()
                .map(command -> command.getValue().in(batch).handle((value, error) -> noted(command, error)))
                .map(answer -> answer.toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(answers).thenApply(all -> refused);
    }

    @Override
    public @Nullable CompletionStage<Map<K, Throwable>> alone(OnceClient client) {
        if (commands.size() > 1) {
            return null;
        }
        Map.Entry<K, Command<?>> command = commands.entrySet().iterator().next();
        CompletionStage<?> answer = command.getValue().alone(client);
        return answer == null
                ? null
                : answer.handle((value, error) -> noted(command, error)).thenApply(all -> refused);
    }

    private boolean noted(Map.Entry<K, Command<?>> command, @Nullable Throwable error) {
        if (error == null) {
            return true;
        }
        Throwable cause = Pending.cause(error);
        Command<?> other = command.getValue().after(cause);
        if (other == null && Outage.isRefusal(cause)) {
            refused.put(command.getKey(), cause);
            return true;
        }
        if (other != null) {
            again.put(command.getKey(), other);
        }
        throw new CompletionException(cause);
    }

    /** Only what was refused for want of something that can be sent along is sent again. */
    @Override
    public @Nullable Command<Map<K, Throwable>> after(Throwable refusal) {
        if (again.isEmpty()) {
            return null;
        }
        Map<K, Command<?>> inOrder = new LinkedHashMap<>(commands);
        inOrder.keySet().retainAll(again.keySet());
        inOrder.replaceAll((key, command) -> again.getOrDefault(key, command));
        return new Together<>(inOrder, refused);
    }
}
