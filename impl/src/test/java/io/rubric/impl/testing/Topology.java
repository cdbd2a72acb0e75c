package io.rubric.impl.testing;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** The servers that the nodes of a test share. They end with the JVM; tests keep apart by their prefix. */
public enum Topology {
    /** One server. */
    SINGLE {
        @Override
        Map<String, String> address() {
            return Map.of("rubric.redis.address", TestRedis.address());
        }

        @Override
        public RedissonClient client() {
            return TestRedis.client();
        }

        @Override
        Collection<? extends RedisNode> masters() {
            return List.of(client().getRedisNodes(RedisNodes.SINGLE).getInstance());
        }
    },

    /** A cluster of three masters. */
    CLUSTER {
        @Override
        Map<String, String> address() {
            return Map.of("rubric.redis.address", Cluster.SERVERS.addresses(), "rubric.redis.cluster", "true");
        }

        @Override
        public RedissonClient client() {
            return Cluster.CLIENT;
        }

        @Override
        Collection<? extends RedisNode> masters() {
            return client().getRedisNodes(RedisNodes.CLUSTER).getMasters();
        }
    };

    abstract Map<String, String> address();

    /** A client that looks at the servers from outside. */
    public abstract RedissonClient client();

    abstract Collection<? extends RedisNode> masters();

    /** The address with some more names and values. */
    public Map<String, String> configuration(String... more) {
        Map<String, String> all = new HashMap<>(address());
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    /** How often each command has been called on all servers, by clients and from scripts. */
    public Map<String, Long> commands() {
        return CommandStats.of(masters());
    }

    /** How often each command was called while the action ran. */
    public Map<String, Long> commandsDuring(Runnable action) {
        return commandsSince(commands(), action);
    }

    /** How often each command was called since then, and while the action ran. */
    public Map<String, Long> commandsSince(Map<String, Long> then, Runnable action) {
        action.run();
        return CommandStats.since(then, commands());
    }

    /** Waits until the condition holds and no more commands come. */
    public void awaitQuiet(String what, java.util.function.Supplier<Boolean> condition) {
        TestRedis.await(
                what,
                () -> condition.get()
                        && commandsDuring(() -> hold(Duration.ofMillis(150))).isEmpty());
    }

    /** The time in which something must not happen. */
    public static void hold(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Started by the first test that wants it. */
    private static final class Cluster {
        static final TestCluster SERVERS = TestCluster.start();
        static final RedissonClient CLIENT = client();

        private static RedissonClient client() {
            Config config = new Config();
            config.setCodec(StringCodec.INSTANCE);
            config.useClusterServers()
                    .addNodeAddress(SERVERS.addresses().split(", "))
                    .setMasterConnectionMinimumIdleSize(1)
                    .setMasterConnectionPoolSize(8);
            return Redisson.create(config);
        }
    }
}
