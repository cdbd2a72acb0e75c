package io.rubric.impl.structure;

import io.rubric.redis.RedisName;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
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

/** What an application injects. */
@Singleton
public class Shop {

    public enum Size {
        SMALL,
        LARGE {
            @Override
            public String toString() {
                return "large";
            }
        }
    }

    public record Order(long id, List<String> articles, BigDecimal sum, LocalDate day) {}

    static final Order ORDER =
            new Order(7, List.of("apple", "\"pear\""), new BigDecimal("12.50"), LocalDate.of(2026, 11, 28));

    @Inject
    @RedisName("stock")
    RMap<String, Integer> stock;

    @Inject
    @RedisName("orders")
    RMap<Long, List<Order>> orders;

    @Inject
    @RedisName("sizes")
    RMap<Size, LocalDate> sizes;

    @Inject
    @RedisName("names")
    RMap<String, String> names;

    @Inject
    @RedisName("prices")
    RMapCache<String, BigDecimal> prices;

    @Inject
    @RedisName("newest")
    RBucket<Map<Long, List<Order>>> newest;

    @Inject
    @RedisName("picture")
    RBucket<byte[]> picture;

    @Inject
    @RedisName("anything")
    RBucket<Object> anything;

    @Inject
    @RedisName("odd")
    RBucket<Order> odd;

    @Inject
    @RedisName("articles")
    RSet<Order> articles;

    @Inject
    @RedisName("log")
    RList<Order> log;

    @Inject
    @RedisName("inbox")
    RQueue<Order> inbox;

    @Inject
    @RedisName("work")
    RBlockingQueue<Order> work;

    @Inject
    @RedisName("ranking")
    RScoredSortedSet<String> ranking;

    @Inject
    @RedisName("visits")
    RAtomicLong visits;

    @Inject
    @RedisName(value = "news", type = Order.class)
    RTopic news;

    @Inject
    @RedisName("ledger")
    RStream<String, Order> ledger;

    @Inject
    @RedisName("door")
    RLock door;

    @Inject
    @RedisName
    Provider<RBatch> batch;

    @Inject
    @RedisName
    RBatch once;

    @Inject
    @RedisName
    RScript script;

    @Inject
    RedissonClient client;
}
