package io.rubric.impl.cache;

import io.rubric.impl.redis.Script;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.codec.ByteArrayCodec;

/** A hit is one {@code MGET}; what changes something is one script. */
final class RedissonCacheStore implements CacheStore {

    private static final String LEASE = Script.load(RedissonCacheStore.class, "clock.lua", "lease.lua");
    private static final String FILL = Script.load(RedissonCacheStore.class, "wake.lua", "clock.lua", "fill.lua");
    private static final String RENEW = Script.load(RedissonCacheStore.class, "renew.lua");
    private static final String RELEASE = Script.load(RedissonCacheStore.class, "wake.lua", "release.lua");

    private final RedissonScripts scripts;
    private final Slots slots;
    private final String nodeId;

    RedissonCacheStore(RedissonScripts scripts, Slots slots, String nodeId) {
        this.scripts = scripts;
        this.slots = slots;
        this.nodeId = nodeId;
    }

    @Override
    public CompletionStage<Reading> read(EntryId id, boolean lease) {
        return scripts.redis().ask(client -> {
            Slot slot = slots.of(id.key());
            Set<String> names = new LinkedHashSet<>();
            names(names, slot, id, lease);
            return client.getBuckets(ByteArrayCodec.INSTANCE)
                    .<byte[]>getAsync(names.toArray(String[]::new))
                    .thenApply(found -> Reading.of(found, slot, id, lease));
        });
    }

    @Override
    public CompletionStage<List<Reading>> readAll(List<EntryId> ids) {
        Map<Slot, Set<String>> names = new LinkedHashMap<>();
        for (EntryId id : ids) {
            Slot slot = slots.of(id.key());
            names(names.computeIfAbsent(slot, s -> new LinkedHashSet<>()), slot, id, false);
        }
        Map<Slot, CompletableFuture<Map<String, byte[]>>> found = new LinkedHashMap<>();
        names.forEach((slot, wanted) -> found.put(
                slot,
                scripts.redis()
                        .ask(client -> client.getBuckets(ByteArrayCodec.INSTANCE)
                                .<byte[]>getAsync(wanted.toArray(String[]::new)))
                        .toCompletableFuture()));
        return CompletableFuture.allOf(found.values().toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    List<Reading> readings = new ArrayList<>(ids.size());
                    for (EntryId id : ids) {
                        Slot slot = slots.of(id.key());
                        readings.add(Reading.of(
                                Objects.requireNonNull(found.get(slot)).join(), slot, id, false));
                    }
                    return readings;
                });
    }

    @Override
    public CompletionStage<Lease> lease(EntryId id, String token, Duration time, Duration keep, byte[] unusable) {
        Slot slot = slots.of(id.key());
        return scripts.<List<Object>>run(LEASE, ReturnType.LIST, keys(slot, id), token, nodeId, time, keep, unusable)
                .thenApply(RedissonCacheStore::lease);
    }

    private static Lease lease(List<Object> answer) {
        String outcome = new String((byte[]) answer.get(0), StandardCharsets.UTF_8);
        return switch (outcome) {
            case "filled" -> new Lease(Lease.Outcome.FILLED, new byte[0], Duration.ZERO);
            case "granted" -> new Lease(Lease.Outcome.GRANTED, (byte[]) answer.get(1), Duration.ZERO);
            default ->
                new Lease(
                        Lease.Outcome.HELD,
                        (byte[]) answer.get(1),
                        Duration.ofMillis(((Number) answer.get(2)).longValue()));
        };
    }

    @Override
    public CompletionStage<?> renew(String key, byte[] lease, Duration time) {
        return scripts.<Long>run(RENEW, ReturnType.LONG, List.of(slots.of(key).lease(key)), lease, time);
    }

    @Override
    public CompletionStage<?> release(String key, byte[] lease) {
        Slot slot = slots.of(key);
        return scripts.<Long>run(
                RELEASE,
                ReturnType.LONG,
                List.of(slot.lease(key), slot.waiters(key)),
                lease,
                scripts.channels(),
                slot.entry(key));
    }

    @Override
    public CompletionStage<Boolean> fill(EntryId id, byte[] lease, byte[] content, Duration ttl, Duration keep) {
        Slot slot = slots.of(id.key());
        return scripts.<Long>run(
                        FILL,
                        ReturnType.LONG,
                        keys(slot, id),
                        lease,
                        content,
                        ttl,
                        keep,
                        scripts.channels(),
                        slot.entry(id.key()))
                .thenApply(stored -> stored == 1);
    }

    private static List<Object> keys(Slot slot, EntryId id) {
        String key = id.key();
        return RedissonScripts.keys(slot, id, slot.header(), slot.entry(key), slot.lease(key), slot.waiters(key));
    }

    private static void names(Set<String> names, Slot slot, EntryId id, boolean lease) {
        names.add(slot.entry(id.key()));
        names.add(slot.header());
        if (lease) {
            names.add(slot.lease(id.key()));
        }
        id.groups().forEach(group -> names.add(slot.generation(group)));
    }
}
