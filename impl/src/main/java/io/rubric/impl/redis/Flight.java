package io.rubric.impl.redis;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RBatch;
import org.redisson.client.RedisConnectionException;

/**
 * Commands that are sent together, until they are answered. The error of a command is its own: Redisson gives the first one to all commands of the batch
 * that another master has not answered yet, and leaves commands without an end that were to be sent again and are not.
 */
final class Flight {

    private final List<Pending<?>> commands;
    private final long began;
    private final Consumer<Pending<?>> again;
    private final Set<Throwable> errors = ConcurrentHashMap.newKeySet();
    private volatile boolean lost;

    /**
     * @param began when it is sent
     * @param again takes what is to be sent in place of a command that was refused
     */
    Flight(List<Pending<?>> commands, long began, Consumer<Pending<?>> again) {
        this.commands = commands;
        this.began = began;
        this.again = again;
    }

    long began() {
        return began;
    }

    /** True if the error of one command has cost another its answer, as happens where two masters meet. */
    boolean hasLost() {
        return lost;
    }

    /**
     * Sends them.
     *
     * @param apart one batch a slot, which can be of one master only
     * @return when all are answered; fails as the last one of them
     */
    CompletionStage<?> send(OnceClient client, boolean apart) {
        CompletionStage<?> alone = commands.size() == 1 ? commands.get(0).alone(client, this::refused) : null;
        if (alone != null) {
            return alone;
        }
        if (!apart) {
            return send(client, commands);
        }
        Collection<List<Pending<?>>> parts =
                commands.stream().collect(Collectors.groupingBy(Pending::slot)).values();
        return CompletableFuture.allOf(
                parts.stream().map(part -> send(client, part)).toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<?> send(OnceClient client, List<Pending<?>> part) {
        CompletableFuture<?> sent;
        try {
            RBatch batch = client.batch();
            part.forEach(one -> one.in(batch, this::refused));
            sent = batch.executeAsync().toCompletableFuture();
        } catch (Throwable e) { // an Error, too: those who wait must be told
            sent = CompletableFuture.failedFuture(e);
        }
        return sent.whenComplete((done, error) -> end(part, error));
    }

    /** Nobody is to wait for an answer any more. */
    void abandon(Throwable error) {
        commands.forEach(one -> one.fail(error));
    }

    private void end(List<Pending<?>> part, @Nullable Throwable error) {
        if (error == null) {
            return;
        }
        for (Pending<?> one : part) {
            if (!one.isAnswered()) {
                one.fail(Outage.isRefusal(error) ? withoutAnswer(error) : error);
            }
        }
    }

    private void refused(Pending<?> one, Throwable error) {
        if (!Outage.is(error) && !errors.add(error)) { // that of another
            lost = true;
            one.fail(withoutAnswer(error));
            return;
        }
        Pending<?> other = one.after(error);
        if (other == null) {
            one.fail(error);
        } else {
            again.accept(other);
        }
    }

    private static Throwable withoutAnswer(Throwable error) {
        return new RedisConnectionException("The answer was lost when another command of the batch was refused", error);
    }
}
