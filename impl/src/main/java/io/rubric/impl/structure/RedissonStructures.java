package io.rubric.impl.structure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redisson.api.BatchOptions;
import org.redisson.api.RAtomicDouble;
import org.redisson.api.RAtomicLong;
import org.redisson.api.RBatch;
import org.redisson.api.RBitSet;
import org.redisson.api.RBlockingDeque;
import org.redisson.api.RBlockingQueue;
import org.redisson.api.RBucket;
import org.redisson.api.RCountDownLatch;
import org.redisson.api.RDeque;
import org.redisson.api.RFencedLock;
import org.redisson.api.RGeo;
import org.redisson.api.RHyperLogLog;
import org.redisson.api.RIdGenerator;
import org.redisson.api.RLexSortedSet;
import org.redisson.api.RList;
import org.redisson.api.RListMultimap;
import org.redisson.api.RLock;
import org.redisson.api.RMap;
import org.redisson.api.RMapCache;
import org.redisson.api.RMapCacheNative;
import org.redisson.api.RPermitExpirableSemaphore;
import org.redisson.api.RQueue;
import org.redisson.api.RRateLimiter;
import org.redisson.api.RReadWriteLock;
import org.redisson.api.RRingBuffer;
import org.redisson.api.RScoredSortedSet;
import org.redisson.api.RScript;
import org.redisson.api.RSemaphore;
import org.redisson.api.RSet;
import org.redisson.api.RSetCache;
import org.redisson.api.RSetMultimap;
import org.redisson.api.RShardedTopic;
import org.redisson.api.RStream;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.Codec;

/**
 * The structures of Redisson that can be injected, and how each is made. Those that keep a Java class's name in Redis and make it are none of them, nor is RReliableTopic, whose listeners end with the first
 * message that cannot be read.
 */
final class RedissonStructures {

    /** What each is stored as: those of one name and different forms exclude each other. Empty: its name is no key. */
    private static final List<Kind> ALL = List.of(
            typed(RBucket.class, "value", RedissonClient::getBucket),
            plain(RAtomicLong.class, "value", RedissonClient::getAtomicLong),
            plain(RAtomicDouble.class, "value", RedissonClient::getAtomicDouble),
            typed(RMap.class, "hash", RedissonClient::getMap),
            typed(RMapCacheNative.class, "hash", RedissonClient::getMapCacheNative),
            typed(RMapCache.class, "hash with times", RedissonClient::getMapCache),
            typed(RListMultimap.class, "hash of lists", RedissonClient::getListMultimap),
            typed(RSetMultimap.class, "hash of sets", RedissonClient::getSetMultimap),
            typed(RSet.class, "set", RedissonClient::getSet),
            typed(RSetCache.class, "set with times", RedissonClient::getSetCache),
            typed(RScoredSortedSet.class, "sorted set", RedissonClient::getScoredSortedSet),
            typed(RGeo.class, "sorted set", RedissonClient::getGeo),
            plain(RLexSortedSet.class, "sorted set of texts", RedissonClient::getLexSortedSet),
            typed(RList.class, "list", RedissonClient::getList),
            typed(RQueue.class, "list", RedissonClient::getQueue),
            typed(RDeque.class, "list", RedissonClient::getDeque),
            typed(RBlockingQueue.class, "list", RedissonClient::getBlockingQueue),
            typed(RBlockingDeque.class, "list", RedissonClient::getBlockingDeque),
            typed(RRingBuffer.class, "ring", RedissonClient::getRingBuffer),
            typed(RStream.class, "stream", RedissonClient::getStream),
            typed(RHyperLogLog.class, "HyperLogLog", RedissonClient::getHyperLogLog),
            plain(RBitSet.class, "bits", RedissonClient::getBitSet),
            plain(RIdGenerator.class, "ids", RedissonClient::getIdGenerator),
            plain(RRateLimiter.class, "limit", RedissonClient::getRateLimiter),
            plain(RLock.class, "lock", RedissonClient::getLock),
            plain(RFencedLock.class, "lock with tokens", RedissonClient::getFencedLock),
            plain(RReadWriteLock.class, "lock of readers and writers", RedissonClient::getReadWriteLock),
            plain(RSemaphore.class, "permits", RedissonClient::getSemaphore),
            plain(RPermitExpirableSemaphore.class, "permits with times", RedissonClient::getPermitExpirableSemaphore),
            plain(RCountDownLatch.class, "latch", RedissonClient::getCountDownLatch),
            typed(RTopic.class, "", RedissonClient::getTopic),
            typed(RShardedTopic.class, "", RedissonClient::getShardedTopic),
            new Kind(RScript.class, "", true, false, true, (client, name, codec) -> client.getScript(codec)),
            new Kind(
                    RBatch.class,
                    "",
                    false,
                    false,
                    false,
                    (client, name, codec) -> client.createBatch(BatchOptions.defaults())));

    private static final Map<Class<?>, Kind> BY_TYPE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Kind::type, Function.identity()));

    /** What Redisson's interfaces know and its community edition does not make. */
    private static final Set<String> PRO = Set.of(
            "RBitVectorStore",
            "RJsonStore",
            "RLocalCachedMapCache",
            "RReliableFanout",
            "RReliablePubSubTopic",
            "RReliableQueue");

    private RedissonStructures() {}

    /** How a structure is made of its client, its key and the codec for what it holds. */
    @FunctionalInterface
    interface Maker {
        Object make(RedissonClient client, String key, Codec codec);
    }

    /**
     * A structure.
     *
     * @param form what it is stored as
     * @param typed whether it holds what the application writes, by a codec
     * @param named whether it has a name
     * @param shared whether it is one for all
     */
    record Kind(Class<?> type, String form, boolean typed, boolean named, boolean shared, Maker maker) {

        /** How many type arguments it has: none, a value's, or a key's and a value's. */
        int arguments() {
            return type.getTypeParameters().length;
        }
    }

    /** All of them. */
    static List<Kind> all() {
        return ALL;
    }

    static Optional<Kind> find(Class<?> type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** True if it is one of Redisson's that only its other edition makes. */
    static boolean isPro(Class<?> type) {
        boolean redissons = type.getPackageName().equals(RedissonClient.class.getPackageName());
        return redissons && PRO.contains(type.getSimpleName());
    }

    /** The names of all, for messages. */
    static String names() {
        return ALL.stream().map(kind -> kind.type.getSimpleName()).collect(Collectors.joining(", "));
    }

    private static Kind typed(Class<?> type, String form, Maker maker) {
        return new Kind(type, form, true, true, true, maker);
    }

    private static Kind plain(Class<?> type, String form, BiFunction<RedissonClient, String, Object> maker) {
        return new Kind(type, form, false, true, true, (client, key, codec) -> maker.apply(client, key));
    }
}
