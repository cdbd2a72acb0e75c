package io.rubric.impl;

import io.rubric.cache.Cache;
import io.rubric.cache.CacheKey;
import io.rubric.cache.CacheName;
import io.rubric.cache.CachePut;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.cache.KeyGenerator;
import io.rubric.event.Delivery;
import io.rubric.event.EventKey;
import io.rubric.event.EventType;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisObserver;
import io.rubric.lock.LockName;
import io.rubric.lock.LockType;
import io.rubric.lock.Locked;
import io.rubric.lock.Locks;
import io.rubric.lock.Permits;
import io.rubric.redis.RedisKey;
import io.rubric.redis.RedisName;
import io.rubric.redis.RedisScript;
import io.rubric.throttle.Algorithm;
import io.rubric.throttle.OnLimit;
import io.rubric.throttle.Throttle;
import io.rubric.throttle.ThrottleName;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.redisson.api.RAtomicLong;
import org.redisson.api.RList;
import org.redisson.api.RMap;
import org.redisson.api.RReliableQueue;
import org.redisson.api.RSet;

/** One mistake of each kind that an application can make in its annotations. The name of a method begins with the code it is for. */
final class Mistakes {

    private Mistakes() {}

    record Order(long id) {}

    @EventType("new refund")
    record Refund(long id) {}

    record Route(@EventKey Map<String, String> stops) {}

    interface StockScripts {
        @RedisScript("classpath:stock/take.lua")
        void take506(@RedisKey("stock:{id}") long id);

        @RedisScript("return redis.call('DECRBY', KEYS[1], ARGV[1])")
        void take507(@RedisKey("stock:{id}") long id);

        @RedisScript("redis.call('RENAME', KEYS[1], KEYS[2])")
        void move508(@RedisKey("stock:{id}") long id, @RedisKey("sold:{other}") long other);

        @RedisScript("return redis.call('LRANGE', KEYS[1], 0, -1)")
        Stream<Order> all509(@RedisKey("orders:{id}") long id);
    }

    static class OrderFuture extends CompletableFuture<Order> {}

    interface OrderKeys extends KeyGenerator {}

    static class SimpleKeys implements KeyGenerator {
        @Override
        public Object generate(Method method, Object[] arguments) {
            return arguments[0];
        }
    }

    /** An exception that nobody outside can make from its message. */
    static class OutOfStock extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfStock(long id, int left) {
            super(id + ": " + left);
        }
    }

    static class Orders {

        @CacheResult
        public void find101(long id) {}

        @CacheResult
        public Stream<Order> find102(long id) {
            return Stream.of(new Order(id));
        }

        @CacheResult(cacheName = "orders")
        public Order find103(long id) {
            return new Order(id);
        }

        @CacheResult(cacheName = "orders")
        public List<Order> find103All(long customer) {
            return List.of();
        }

        @CacheResult(jitter = 1.5)
        public Order find104(long id) {
            return new Order(id);
        }

        @CacheRemove(cacheName = "")
        public void remove105(long id) {}

        @CachePut(cacheName = "stock")
        public void put106(long id) {}

        @CacheResult(cachedExceptions = OutOfStock.class)
        public Order find107(long id) {
            return new Order(id);
        }

        @CacheName("stock")
        Cache<Long, Stream<Order>> cache109;

        @CacheResult(skipGet = true)
        public Map<Long, Order> find110(@CacheKey List<Long> ids) {
            return Map.of();
        }

        @CacheResult(groups = "")
        public Order find111(long id) {
            return new Order(id);
        }

        @CacheResult(key = "{id}", keyGenerator = SimpleKeys.class)
        public Order find108(long id) {
            return new Order(id);
        }

        @Throttled(limit = 0)
        public void place201(Order order) {}

        @Throttled(limit = 5, burst = -1)
        public void place202(Order order) {}

        @Throttled(limit = 1_000_000, period = "30d")
        public void place203(Order order) {}

        @Throttled(name = "place", limit = 5)
        public void place204(Order order) {}

        @Throttled(name = "place", limit = 6)
        public void place204Again(Order order) {}

        @Throttled(limit = 5, onLimit = OnLimit.WAIT)
        public void place205(Order order) {}

        @Throttled(limit = 5, cost = "6")
        public void place206(Order order) {}

        @Throttled(limit = 5, algorithm = Algorithm.SLIDING_COUNTER, onLimit = OnLimit.WAIT, maxWait = "2s")
        public void place207(Order order) {}

        @ThrottleName("logins")
        Throttle throttle208;

        @Throttled(name = "orders", limit = 5, key = "{order.id}")
        @Throttled(name = "orders", limit = 5, key = "{order.id}")
        public void place209(Order order) {}

        @Locked("orders")
        public Stream<Order> stream302() {
            return Stream.of();
        }

        @Locked(value = "orders", renew = false, leaseTime = "5s", atLeast = "1m")
        public void place303(Order order) {}

        @Locked(value = "orders", type = LockType.READ, atLeast = "1m")
        public void read304() {}

        @Locked(value = "orders", type = LockType.READ)
        public void read305() {}

        @Permits(limit = 0)
        public void place306(Order order) {}

        @LockName("stock")
        Locks locks307;

        @RedisEvent("new orders")
        public void observe401(Order order) {}

        @RedisEvent("orders")
        public void observe402(List<?> orders) {}

        @RedisEvent(value = "orders", delivery = Delivery.BROADCAST)
        public void observe403(Order order) {}

        @RedisEvent(value = "orders", delivery = Delivery.DURABLE)
        public void observe403again(Order order) {}

        @RedisEvent("parcels")
        @RedisObserver(group = "billing")
        public void observe404(Order order) {}

        @RedisEvent("refunds")
        public void observe405(Refund refund) {}

        @RedisEvent("routes")
        public void observe406(Route route) {}

        @RedisName("stock")
        RMap<String, ?> map501;

        @RedisName("orders")
        RReliableQueue<Order> queue502;

        @RedisName("all orders")
        RList<Order> list503;

        @RedisName("routes")
        RMap<Route, Order> map504;

        @RedisName("visits")
        RAtomicLong visits505;

        @RedisName("visits")
        RSet<String> visitors505;

        @Default
        StockScripts scripts506;

        @CacheResult(key = "{idd}")
        public Order find901(long id) {
            return new Order(id);
        }

        @Locked("order:{order.nr}")
        public void lock902(Order order) {}

        @Locked("order:{filter}")
        public void lock903(Map<String, String> filter) {}

        @Locked("order:{order.id")
        public void lock904(Order order) {}

        @CacheResult(ttl = "ten minutes")
        public Order find905(long id) {
            return new Order(id);
        }

        @Locked("orders")
        public final void lock906() {}

        @Locked("orders")
        public OrderFuture lock916() {
            return new OrderFuture();
        }

        @Throttled(limit = 5, key = "{client}")
        public void place918(Order order) {}

        @Throttled(limit = 5, onLimit = OnLimit.SKIP)
        public int place919(Order order) {
            return 1;
        }

        @CacheResult(keyGenerator = OrderKeys.class)
        public Order find917(long id) {
            return new Order(id);
        }
    }

    /** In CDI Lite. */
    static class Lite {
        public void on408(@Observes @RedisEvent("orders") Order order) {}
    }
}
