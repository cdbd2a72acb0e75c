package io.rubric.impl.cache;

import io.rubric.impl.cache.CacheStore.Filling;
import io.rubric.impl.cache.CacheStore.Lease;
import io.rubric.impl.cache.CacheStore.Wanted;
import io.rubric.impl.redis.Breakers;
import io.rubric.impl.redis.Redis;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.Topology;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RBucket;
import org.redisson.api.RKeys;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;

/** The adapters of a cache of its own, whose answers are waited for, and what lies in Redis. */
final class StoredCache {

    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration TTL = Duration.ofMinutes(1);
    static final Duration KEEP = Duration.ofMinutes(3);

    private static final String NODE = "node";

    private final String prefix = Node.randomPrefix();
    private final Topology topology;
    private final Slots slots;
    private final CacheStore entries;
    private final PutStore puts;
    private final RemovalStore removals;

    StoredCache(Topology topology) {
        this.topology = topology;
        this.slots = new Slots(prefix, "users", OpenRedis.of(topology)::isCluster);
        Redis redis = OpenRedis.of(topology);
        RedissonCommands commands = new RedissonCommands(
                redis, new Breakers<>(System::nanoTime, redis::isCluster), LEASE, RedissonWakes.channels(prefix));
        this.entries = new RedissonCacheStore(commands, slots, NODE);
        this.puts = new RedissonPutStore(commands, slots);
        this.removals = new RedissonRemovalStore(commands, slots, KEEP);
    }

    static EntryId id(String key, String... groups) {
        return new EntryId(key, List.of(groups));
    }

    CacheStore entries() {
        return entries;
    }

    PutStore puts() {
        return puts;
    }

    List<Slot> partitions() {
        return slots.all();
    }

    Slot slot(EntryId id) {
        return slots.of(id.key());
    }

    /** Asks for the right to load. */
    Lease lease(EntryId id) {
        return lease(id, LEASE, "");
    }

    Lease lease(EntryId id, Duration time, String unusable) {
        return join(entries.lease(List.of(wanted(id, unusable)), time, KEEP).get(0));
    }

    /** What nobody has asked for before. */
    static Wanted wanted(EntryId id, String unusable) {
        return new Wanted(id, UUID.randomUUID().toString(), bytes(unusable));
    }

    /** Ends a load; true if the value was stored. */
    boolean fill(EntryId id, byte[] lease, String value) {
        return fill(id, lease, value, TTL, KEEP);
    }

    boolean fill(EntryId id, byte[] lease, String value, Duration ttl, Duration keep) {
        return join(entries.fill(List.of(new Filling(id, lease, content(id, value), ttl, keep)))
                .get(0));
    }

    /** Loads a value as one caller alone does. */
    boolean load(EntryId id, String value) {
        return fill(id, lease(id).lease(), value);
    }

    /** The value that counts; null if there is none. */
    String read(EntryId id) {
        return value(reading(id));
    }

    /** What those are told who read several. */
    List<Reading> readings(List<EntryId> ids) {
        return entries.read(ids).stream().map(StoredCache::join).toList();
    }

    /** The version of whatever is stored. */
    String version(EntryId id) {
        return new String(reading(id).version(), StandardCharsets.UTF_8);
    }

    Reading reading(EntryId id) {
        return join(entries.read(id, true));
    }

    static String value(Reading reading) {
        Entry hit = reading.hit();
        return hit == null ? null : new String(hit.value(), StandardCharsets.UTF_8);
    }

    /** Begins a put, and returns its version. */
    byte[] ticket(EntryId id, String token) {
        return join(puts.ticket(id, token, LEASE, KEEP));
    }

    /** Ends a put; true if the value was stored. */
    boolean put(EntryId id, String token, byte[] version, String value) {
        return join(puts.put(id, token, version, value == null ? new byte[0] : content(id, value), TTL, KEEP));
    }

    /** A put that begins and ends at once; true if the value was stored. */
    boolean putNow(EntryId id, String value) {
        return join(puts.put(id, value == null ? new byte[0] : content(id, value), TTL, KEEP));
    }

    void forget(EntryId id, String token) {
        join(puts.forget(id.key(), token));
    }

    void remove(EntryId id) {
        remove(new Removal.OfKey(id.key()));
    }

    void remove(Removal removal) {
        join(removals.remove(removal));
    }

    /** Runs an action while this node can be woken. */
    void listening(Wakes wakes, Runnable action) throws Exception {
        AutoCloseable channel = RedissonWakes.listen(OpenRedis.of(topology), prefix, NODE, wakes);
        try {
            action.run();
        } finally {
            channel.close();
        }
    }

    /** What lies under a key, as bytes. */
    RBucket<byte[]> raw(String key) {
        return topology.client().getBucket(key, ByteArrayCodec.INSTANCE);
    }

    String text(String key) {
        return topology.client().<String>getBucket(key, StringCodec.INSTANCE).get();
    }

    /** Puts something of another type where Rubric does not expect it. */
    void spoil(String key) {
        keys().delete(key);
        topology.client().getList(key, StringCodec.INSTANCE).add("spoilt");
    }

    RKeys keys() {
        return topology.client().getKeys();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static <T> T join(CompletionStage<T> answer) {
        return answer.toCompletableFuture().join();
    }

    static byte[] content(EntryId id, String value) {
        return Entry.write(id.groups(), bytes(value));
    }
}
