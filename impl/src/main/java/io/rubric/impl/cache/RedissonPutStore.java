package io.rubric.impl.cache;

import io.rubric.impl.redis.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript.ReturnType;

/** A put is two commands: a ticket before the method runs, the value after it. Where no method runs it is one. */
final class RedissonPutStore implements PutStore {

    private static final Script TICKET = load("text.lua", "clock.lua", "ticket.lua");
    private static final Script PUT = load("wake.lua", "tickets.lua", "text.lua", "clock.lua", "put.lua");
    private static final Script PUT_NOW = load("wake.lua", "tickets.lua", "text.lua", "clock.lua", "putnow.lua");
    private static final Script FORGET = load("tickets.lua", "forget.lua");

    private final RedissonCommands commands;
    private final Slots slots;

    RedissonPutStore(RedissonCommands commands, Slots slots) {
        this.commands = commands;
        this.slots = slots;
    }

    @Override
    public CompletionStage<byte[]> ticket(EntryId id, String token, Duration time, Duration keep) {
        Slot slot = slots.of(id.key());
        List<Object> keys = RedissonCommands.keys(slot, id, slot.header(), slot.tickets(id.key()));
        return commands.run(slot, TICKET, ReturnType.VALUE, keys, List.of(token, time, keep));
    }

    @Override
    public CompletionStage<Boolean> put(
            EntryId id, String token, byte[] version, byte[] content, Duration ttl, Duration keep) {
        return stored(PUT, id, List.of(commands.channels(), token, version, content, ttl, keep));
    }

    @Override
    public CompletionStage<Boolean> put(EntryId id, byte[] content, Duration ttl, Duration keep) {
        return stored(PUT_NOW, id, List.of(commands.channels(), content, ttl, keep));
    }

    @Override
    public CompletionStage<?> forget(String key, String token) {
        Slot slot = slots.of(key);
        return commands.run(slot, FORGET, ReturnType.LONG, List.of(slot.tickets(key)), List.of(token));
    }

    private CompletionStage<Boolean> stored(Script script, EntryId id, List<Object> arguments) {
        String key = id.key();
        Slot slot = slots.of(key);
        List<Object> keys = RedissonCommands.keys(
                slot, id, slot.header(), slot.entry(key), slot.lease(key), slot.waiters(key), slot.tickets(key));
        return commands.<Long>run(slot, script, ReturnType.LONG, keys, arguments)
                .thenApply(stored -> stored == 1);
    }

    private static Script load(String... names) {
        return Script.load(RedissonPutStore.class, names);
    }
}
