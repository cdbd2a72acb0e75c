package io.rubric.impl.cache;

import io.rubric.impl.redis.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript.ReturnType;

/** A put is two scripts: a ticket before the method runs, the value after it. Where no method runs it is one. */
final class RedissonPutStore implements PutStore {

    private static final String TICKET = load("clock.lua", "ticket.lua");
    private static final String PUT = load("wake.lua", "tickets.lua", "clock.lua", "put.lua");
    private static final String PUT_NOW = load("wake.lua", "tickets.lua", "clock.lua", "putnow.lua");
    private static final String FORGET = load("tickets.lua", "forget.lua");

    private final RedissonScripts scripts;
    private final Slots slots;

    RedissonPutStore(RedissonScripts scripts, Slots slots) {
        this.scripts = scripts;
        this.slots = slots;
    }

    @Override
    public CompletionStage<byte[]> ticket(EntryId id, String token, Duration time, Duration keep) {
        Slot slot = slots.of(id.key());
        return scripts.run(
                TICKET,
                ReturnType.VALUE,
                RedissonScripts.keys(slot, id, slot.header(), slot.tickets(id.key())),
                token,
                time,
                keep);
    }

    @Override
    public CompletionStage<Boolean> put(
            EntryId id, String token, byte[] version, byte[] content, Duration ttl, Duration keep) {
        return stored(PUT, slots.of(id.key()), id, token, version, content, ttl, keep);
    }

    @Override
    public CompletionStage<Boolean> put(EntryId id, byte[] content, Duration ttl, Duration keep) {
        return stored(PUT_NOW, slots.of(id.key()), id, content, ttl, keep);
    }

    @Override
    public CompletionStage<?> forget(String key, String token) {
        return scripts.<Long>run(FORGET, ReturnType.LONG, List.of(slots.of(key).tickets(key)), token);
    }

    private CompletionStage<Boolean> stored(String script, Slot slot, EntryId id, Object... arguments) {
        String key = id.key();
        List<Object> keys = RedissonScripts.keys(
                slot, id, slot.header(), slot.entry(key), slot.lease(key), slot.waiters(key), slot.tickets(key));
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.add(scripts.channels());
        all.add(slot.entry(key));
        return scripts.<Long>run(script, ReturnType.LONG, keys, all.toArray()).thenApply(stored -> stored == 1);
    }

    private static String load(String... names) {
        return Script.load(RedissonPutStore.class, names);
    }
}
