package io.rubric.impl.throttle;

import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.StringCodec;

/** One script a check, on the server's clock. A check that was lost is not sent again: it may have taken its token. */
final class RedissonLimiter implements Limiter {

    private static final String TOKEN_BUCKET = Script.load(RedissonLimiter.class, "token-bucket.lua");
    private static final OptionalOptions ONCE =
            OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0);

    private final Redis redis;

    RedissonLimiter(Redis redis) {
        this.redis = redis;
    }

    @Override
    public CompletionStage<Decision> tryAcquire(String key, Limit limit) {
        return redis.ask(client -> client.getScript(ONCE)
                        .<List<Long>>evalAsync(
                                Mode.READ_WRITE,
                                TOKEN_BUCKET,
                                ReturnType.LIST,
                                List.of(key),
                                Long.toString(limit.limit()),
                                Long.toString(limit.micros()),
                                Long.toString(limit.burst())))
                .thenApply(answer -> new Decision(answer.get(0) == 1, answer.get(1), answer.get(2), answer.get(3)));
    }
}
