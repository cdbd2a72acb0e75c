package io.rubric.benchmarks.lock;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.function.ObjIntConsumer;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.redis.spring.RedisLockProvider;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.integration.redis.util.RedisLockRegistry;
import org.springframework.integration.redis.util.RedisLockRegistry.RedisLockType;

/** A node that locks over Spring Data Redis and Lettuce. */
final class SpringLocks implements Locking {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final LettuceConnectionFactory connections;
    private final Runnable stop;
    private final ObjIntConsumer<Runnable> way;

    private SpringLocks(LettuceConnectionFactory connections, Runnable stop, ObjIntConsumer<Runnable> way) {
        this.connections = connections;
        this.stop = stop;
        this.way = way;
    }

    static Locking spin(String address) {
        return registry(address, RedisLockType.SPIN_LOCK);
    }

    static Locking pubSub(String address) {
        return registry(address, RedisLockType.PUB_SUB_LOCK);
    }

    static Locking shedLock(String address) {
        LettuceConnectionFactory connections = connections(address);
        LockProvider provider = new RedisLockProvider(connections);
        return new SpringLocks(connections, () -> {}, (body, key) -> {
            SimpleLock lock = provider.lock(new LockConfiguration(Instant.now(), "k:" + key, LEASE, Duration.ZERO))
                    .orElseThrow();
            try {
                body.run();
            } finally {
                lock.unlock();
            }
        });
    }

    private static Locking registry(String address, RedisLockType type) {
        LettuceConnectionFactory connections = connections(address);
        RedisLockRegistry registry = new RedisLockRegistry(connections, "registry-" + type, LEASE);
        registry.setRedisLockType(type);
        return new SpringLocks(connections, registry::destroy, (body, key) -> {
            Lock lock = registry.obtain("k:" + key);
            lock.lock();
            try {
                body.run();
            } finally {
                lock.unlock();
            }
        });
    }

    private static LettuceConnectionFactory connections(String address) {
        URI redis = URI.create(address);
        LettuceConnectionFactory connections = new LettuceConnectionFactory(redis.getHost(), redis.getPort());
        connections.afterPropertiesSet();
        connections.start();
        return connections;
    }

    @Override
    public void under(int key, Runnable body) {
        way.accept(body, key);
    }

    @Override
    public void close() {
        stop.run();
        connections.destroy();
    }
}
