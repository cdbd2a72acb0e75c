package io.rubric.impl.cache;

import io.rubric.impl.redis.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript.ReturnType;

/** A removal is one script, or one a partition; what it costs does not depend on the number of entries. */
final class RedissonRemovalStore implements RemovalStore {

    private static final Script REMOVE =
            Script.load(RedissonRemovalStore.class, "wake.lua", "tickets.lua", "remove.lua");
    private static final Script BUMP = Script.load(RedissonRemovalStore.class, "text.lua", "clock.lua", "bump.lua");

    private final RedissonCommands commands;
    private final Slots slots;
    private final Duration keep;

    /**
     * @param keep how long what tells of a removal is to live at least
     */
    RedissonRemovalStore(RedissonCommands commands, Slots slots, Duration keep) {
        this.commands = commands;
        this.slots = slots;
        this.keep = keep;
    }

    @Override
    public CompletionStage<?> remove(Removal removal) {
        if (removal instanceof Removal.OfKey one) {
            return key(one.key());
        }
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (Slot slot : slots.all()) {
            List<Object> keys = removal instanceof Removal.OfGroup g
                    ? List.of(slot.header(), slot.generation(g.group()))
                    : List.of(slot.header());
            answers.add(commands.<Long>run(slot, BUMP, ReturnType.LONG, keys, List.of(keep))
                    .toCompletableFuture());
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
    }

    private CompletionStage<?> key(String key) {
        Slot slot = slots.of(key);
        List<Object> keys = List.of(slot.entry(key), slot.lease(key), slot.waiters(key), slot.tickets(key));
        return commands.<Long>run(slot, REMOVE, ReturnType.LONG, keys, List.of(commands.channels()));
    }
}
