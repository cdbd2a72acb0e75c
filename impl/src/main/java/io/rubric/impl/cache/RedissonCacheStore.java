package io.rubric.impl.cache;

import io.rubric.impl.redis.Script;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript.ReturnType;

/** A hit is one round trip; what changes something is one script. */
final class RedissonCacheStore implements CacheStore {

    private static final Script LEASE = load("text.lua", "clock.lua", "lease.lua");
    private static final Script FILL = load("wake.lua", "text.lua", "clock.lua", "fill.lua");
    private static final Script RENEW = load("text.lua", "renew.lua");
    private static final Script RELEASE = load("text.lua", "wake.lua", "release.lua");

    private final RedissonCommands commands;
    private final Slots slots;
    private final String nodeId;

    RedissonCacheStore(RedissonCommands commands, Slots slots, String nodeId) {
        this.commands = commands;
        this.slots = slots;
        this.nodeId = nodeId;
    }

    @Override
    public CompletionStage<Reading> read(EntryId id, boolean lease) {
        Slot slot = slots.of(id.key());
        String entry = slot.entry(id.key());
        Collection<String> names;
        if (lease || !id.groups().isEmpty()) {
            names = new LinkedHashSet<>();
            names(names, slot, id, lease);
        } else {
            names = List.of(entry, slot.header()); // as names() does, for nearly all calls
        }
        return commands.get(slot, names).thenApply(found -> Reading.of(found, slot, entry, id, lease));
    }

    @Override
    public List<CompletableFuture<Reading>> read(List<EntryId> ids) {
        return slots.each(ids, EntryId::key, (slot, some) -> {
            Set<String> names = new LinkedHashSet<>();
            some.forEach(id -> names(names, slot, id, false));
            return commands.get(slot, names)
                    .thenApply(found -> some.stream()
                            .map(id -> Reading.of(found, slot, id, false))
                            .toList());
        });
    }

    @Override
    public List<CompletableFuture<Lease>> lease(List<Wanted> entries, Duration time, Duration keep) {
        return slots.each(entries, wanted -> wanted.id().key(), (slot, some) -> {
            List<Object> keys = new ArrayList<>(List.of(slot.header()));
            List<Object> arguments = new ArrayList<>(List.of(nodeId, time, keep));
            for (Wanted wanted : some) {
                keys(keys, slot, wanted.id());
                arguments.addAll(List.of(wanted.token(), wanted.unusable(), groups(wanted.id())));
            }
            return commands.<List<List<Object>>>run(slot, LEASE, ReturnType.LIST, keys, arguments)
                    .thenApply(answers ->
                            answers.stream().map(RedissonCacheStore::lease).toList());
        });
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
    public List<CompletableFuture<Boolean>> fill(List<Filling> entries) {
        return slots.each(entries, filling -> filling.id().key(), (slot, some) -> {
            List<Object> keys = new ArrayList<>(List.of(slot.header()));
            List<Object> arguments = new ArrayList<>(List.of(commands.channels()));
            for (Filling filling : some) {
                keys(keys, slot, filling.id());
                arguments.addAll(List.of(
                        filling.lease(), filling.content(), filling.ttl(), filling.keep(), groups(filling.id())));
            }
            return commands.<List<Long>>run(slot, FILL, ReturnType.LIST, keys, arguments)
                    .thenApply(answers ->
                            answers.stream().map(stored -> stored == 1).toList());
        });
    }

    @Override
    public void renew(List<Held> leases, Duration time) {
        slots.each(leases, Held::key, (slot, some) -> {
            List<Object> arguments = new ArrayList<>(List.of(time));
            some.forEach(held -> arguments.add(held.lease()));
            List<Object> keys =
                    some.stream().<Object>map(held -> slot.lease(held.key())).toList();
            return commands.run(slot, RENEW, ReturnType.LONG, keys, arguments).thenApply(done -> some);
        });
    }

    @Override
    public void release(List<Held> leases) {
        slots.each(leases, Held::key, (slot, some) -> {
            List<Object> keys = new ArrayList<>();
            List<Object> arguments = new ArrayList<>(List.of(commands.channels()));
            for (Held held : some) {
                entry(keys, slot, held.key());
                arguments.add(held.lease());
            }
            return commands.run(slot, RELEASE, ReturnType.LONG, keys, arguments).thenApply(done -> some);
        });
    }

    private static void keys(List<Object> keys, Slot slot, EntryId id) {
        entry(keys, slot, id.key());
        id.groups().forEach(group -> keys.add(slot.generation(group)));
    }

    private static void entry(List<Object> keys, Slot slot, String key) {
        keys.addAll(List.of(slot.entry(key), slot.lease(key), slot.waiters(key)));
    }

    private static String groups(EntryId id) {
        return Integer.toString(id.groups().size());
    }

    /** The entry comes first: what it is measured by must not be older than it. */
    private static void names(Collection<String> names, Slot slot, EntryId id, boolean lease) {
        names.add(slot.entry(id.key()));
        names.add(slot.header());
        if (lease) {
            names.add(slot.lease(id.key()));
        }
        id.groups().forEach(group -> names.add(slot.generation(group)));
    }

    private static Script load(String... names) {
        return Script.load(RedissonCacheStore.class, names);
    }
}
