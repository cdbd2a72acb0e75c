package io.rubric.tck.structure;

import io.rubric.redis.RedisName;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.redisson.api.RAtomicLong;
import org.redisson.api.RBatch;
import org.redisson.api.RBlockingQueue;
import org.redisson.api.RBucket;
import org.redisson.api.RList;
import org.redisson.api.RLock;
import org.redisson.api.RMap;
import org.redisson.api.RMapCache;
import org.redisson.api.RQueue;
import org.redisson.api.RScoredSortedSet;
import org.redisson.api.RScript;
import org.redisson.api.RSet;
import org.redisson.api.RStream;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;

/** Structures of many kinds. */
@Dependent
class Structures {

    @Inject
    @RedisName("stock")
    RMap<String, Integer> stock;

    @Inject
    @RedisName("${tck.region}:${tck.kind:fruit}")
    RMap<String, Integer> configured;

    @Inject
    @RedisName("baskets")
    RMap<Long, List<Basket>> baskets;

    @Inject
    @RedisName("days")
    RMap<DayOfWeek, Boolean> days;

    @Inject
    @RedisName("names")
    RMap<String, String> names;

    @Inject
    @RedisName("cached")
    RMapCache<String, Basket> cached;

    @Inject
    @RedisName("bucket")
    RBucket<Map<Long, List<Basket>>> bucket;

    @Inject
    @RedisName("bytes")
    RBucket<byte[]> bytes;

    @Inject
    @RedisName("set")
    RSet<Basket> set;

    @Inject
    @RedisName("list")
    RList<Basket> list;

    @Inject
    @RedisName("queue")
    RQueue<Basket> queue;

    @Inject
    @RedisName("blocking")
    RBlockingQueue<Basket> blocking;

    @Inject
    @RedisName("sorted")
    RScoredSortedSet<Basket> sorted;

    @Inject
    @RedisName("counter")
    RAtomicLong counter;

    @Inject
    @RedisName(value = "topic", type = Basket.class)
    RTopic topic;

    @Inject
    @RedisName("stream")
    RStream<String, Basket> stream;

    @Inject
    @RedisName("door")
    RLock locked;

    @Inject
    @RedisName
    RScript script;

    @Inject
    @RedisName
    RBatch batch;

    @Inject
    @RedisName
    Provider<RBatch> batches;

    @Inject
    RedissonClient client;
}
