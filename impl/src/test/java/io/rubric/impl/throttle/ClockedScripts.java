package io.rubric.impl.throttle;

import io.rubric.impl.Problems;
import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.config.Settings;
import io.rubric.impl.context.ApplicationExecutor;
import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.RedisSettings;
import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.Topology;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.redisson.api.RBatch;
import org.redisson.api.RScript;
import org.redisson.api.RScriptAsync;
import org.redisson.api.RedissonClient;

/** A real Redis whose scripts are told the time by the test, so that they can be asked what they do to the microsecond. */
final class ClockedScripts {

    private static final String CLOCK = "redis.call('TIME')";
    private static final String GIVEN = "{ ARGV[#ARGV - 1], ARGV[#ARGV] }";

    private static final String MISSING = "0".repeat(40);
    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private ClockedScripts() {}

    /**
     * @param micros the time
     */
    static Redis redis(Topology topology, LongSupplier micros) {
        Settings settings = new Settings(new SmallRyeConfigBuilder().build());
        RedissonClient client = OpenRedis.of(topology).client();
        Redis redis = new Redis(settings, "shop", new JsonCodec());
        redis.use(instead(RedissonClient.class, (proxy, method, arguments) -> {
            Object result = method.invoke(client, arguments);
            if (result instanceof RScript script) {
                return clocked(RScript.class, script, micros);
            }
            return result instanceof RBatch batch ? clocked(batch, micros) : result;
        }));
        redis.check(RedisSettings.read(settings, false, new Problems()), new ApplicationExecutor());
        return redis;
    }

    private static RBatch clocked(RBatch batch, LongSupplier micros) {
        return instead(RBatch.class, (proxy, method, arguments) -> {
            Object result = method.invoke(batch, arguments);
            return result instanceof RScriptAsync script ? clocked(RScriptAsync.class, script, micros) : result;
        });
    }

    /** A script whose text is not known yet is said to be missing, as if Redis had lost it; then its text comes along. */
    private static <T extends RScriptAsync> T clocked(Class<T> type, T script, LongSupplier micros) {
        return instead(type, (proxy, method, arguments) -> {
            if (method.getName().equals("scriptLoadAsync")) {
                String text = (String) arguments[1];
                TEXTS.put(digest(text), text);
                return method.invoke(script, arguments);
            }
            String text = TEXTS.get((String) arguments[1]);
            if (text == null) {
                arguments[1] = MISSING;
                return method.invoke(script, arguments);
            }
            return script.evalAsync(
                    (RScript.Mode) arguments[0],
                    told(text),
                    (RScript.ReturnType) arguments[2],
                    keys(arguments[3]),
                    told((Object[]) arguments[4], micros.getAsLong()));
        });
    }

    @SuppressWarnings("unchecked") // the signature of an evaluation
    private static List<Object> keys(Object argument) {
        return (List<Object>) argument;
    }

    private static String told(String script) {
        if (!script.contains(CLOCK)) {
            throw new AssertionError("asks for the time in another way");
        }
        return script.replace(CLOCK, GIVEN);
    }

    private static Object[] told(Object[] values, long micros) {
        Object[] more = Arrays.copyOf(values, values.length + 2);
        more[values.length] = Long.toString(micros / 1_000_000);
        more[values.length + 1] = Long.toString(micros % 1_000_000);
        return more;
    }

    private static String digest(String text) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private static <T> T instead(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
