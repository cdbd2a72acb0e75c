package io.rubric.impl.testing;

import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode.InfoSection;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** One real Redis for all tests of the module; it ends with the JVM. Tests keep apart by their prefix. */
public final class TestRedis {

    private static final RedisServer SERVER = EmbeddedRedis.start();
    private static final RedissonClient CLIENT = client(SERVER.address());

    private TestRedis() {}

    public static String address() {
        return SERVER.address();
    }

    /** A client that looks at the server from outside. */
    public static RedissonClient client() {
        return CLIENT;
    }

    public static RedissonClient client(String address) {
        Config config = new Config();
        config.setCodec(StringCodec.INSTANCE);
        config.useSingleServer()
                .setAddress(address)
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(8);
        return Redisson.create(config);
    }

    /** How often each command was called by clients (not from scripts) and scripts while the action ran. */
    public static Map<String, Long> commandsDuring(Runnable action) {
        Map<String, Long> before = commands();
        action.run();
        Map<String, Long> after = commands();
        before.forEach((command, calls) -> after.merge(command, -calls, Long::sum));
        after.remove("info");
        after.values().removeIf(calls -> calls == 0);
        return after;
    }

    private static Map<String, Long> commands() {
        Map<String, Long> calls = new HashMap<>();
        CLIENT.getRedisNodes(RedisNodes.SINGLE)
                .getInstance()
                .info(InfoSection.COMMANDSTATS)
                .forEach((name, stats) -> {
                    String number = stats.replaceFirst(".*?calls=(\\d+).*", "$1");
                    calls.put(name.replace("cmdstat_", ""), Long.parseLong(number));
                });
        return calls;
    }

    /** Waits for a condition; fails after a deadline that no healthy machine needs. */
    public static void await(String what, Supplier<Boolean> condition) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.get()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not seen within 20 s: " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }
}
