package io.rubric.impl.cache;

import io.rubric.impl.redis.Script;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.codec.ByteArrayCodec;

/** A put is two scripts: a ticket before the method runs, the value after it. */
final class RedissonPutStore implements PutStore {

    private static final String TICKET = Script.load(RedissonPutStore.class, "clock.lua", "ticket.lua");
    private static final String PUT = Script.load(RedissonPutStore.class, "wake.lua")
            + Script.load(RedissonPutStore.class, "clock.lua", "put.lua");

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
        String key = id.key();
        Slot slot = slots.of(key);
        return scripts.<Long>run(
                        PUT,
                        ReturnType.LONG,
                        RedissonScripts.keys(
                                slot,
                                id,
                                slot.header(),
                                slot.entry(key),
                                slot.lease(key),
                                slot.waiters(key),
                                slot.tickets(key)),
                        token,
                        version,
                        content,
                        ttl,
                        keep,
                        scripts.channels(),
                        slot.entry(key))
                .thenApply(stored -> stored == 1);
    }

    @Override
    public CompletionStage<?> forget(String key, String token) {
        return scripts.redis()
                .ask(client -> client.getScoredSortedSet(slots.of(key).tickets(key), ByteArrayCodec.INSTANCE)
                        .removeAsync(token.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
