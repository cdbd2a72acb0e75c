package io.rubric.impl.throttle;

import io.rubric.impl.Problems;
import io.rubric.impl.config.Settings;
import io.rubric.impl.context.ApplicationExecutor;
import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.RedisSettings;
import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.Topology;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;

/** A real Redis whose scripts are told the time by the test, so that they can be asked what they do to the microsecond. */
final class ClockedScripts {

    private static final String CLOCK = "redis.call('TIME')";
    private static final String GIVEN = "{ ARGV[#ARGV - 1], ARGV[#ARGV] }";

    private ClockedScripts() {}

    /**
     * @param micros the time
     */
    static Redis redis(Topology topology, LongSupplier micros) {
        Settings settings = new Settings(new SmallRyeConfigBuilder().build());
        RedissonClient client = OpenRedis.of(topology).client();
        Redis redis = new Redis(settings, "shop");
        redis.use(instead(RedissonClient.class, (proxy, method, arguments) -> {
            Object result = method.invoke(client, arguments);
            return result instanceof RScript script ? clocked(script, micros) : result;
        }));
        redis.check(RedisSettings.read(settings, false, new Problems()), new ApplicationExecutor());
        return redis;
    }

    private static RScript clocked(RScript script, LongSupplier micros) {
        return instead(RScript.class, (proxy, method, arguments) -> method.invoke(script, told(arguments, micros)));
    }

    /** The arguments of an evaluation: mode, script, type of the result, keys, values. */
    private static Object[] told(Object[] arguments, LongSupplier micros) {
        String script = (String) arguments[1];
        if (!script.contains(CLOCK)) {
            throw new AssertionError("asks for the time in another way");
        }
        Object[] values = (Object[]) arguments[4];
        Object[] more = Arrays.copyOf(values, values.length + 2);
        more[values.length] = Long.toString(micros.getAsLong() / 1_000_000);
        more[values.length + 1] = Long.toString(micros.getAsLong() % 1_000_000);
        return new Object[] {arguments[0], script.replace(CLOCK, GIVEN), arguments[2], arguments[3], more};
    }

    private static <T> T instead(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
