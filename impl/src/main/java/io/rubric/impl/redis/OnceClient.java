package io.rubric.impl.redis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RScriptAsync;
import org.redisson.api.RTopicAsync;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.codec.Codec;

/**
 * A client whose commands are sent once, however it is configured: what was lost is not sent again, since it may have been carried out, and somebody else may have acted since.
 */
public class OnceClient {

    private static final BatchOptions ONCE = BatchOptions.defaults()
            .executionMode(BatchOptions.ExecutionMode.IN_MEMORY)
            .retryAttempts(0);

    private final RedissonClient client;

    /** Few: those of scripts that were known at deployment. */
    private final Map<Codec, RScriptAsync> scripts = new ConcurrentHashMap<>();

    OnceClient(RedissonClient client) {
        this.client = client;
    }

    /** For commands that go together. */
    RBatch batch() {
        return client.createBatch(ONCE);
    }

    /** For a script that goes alone. */
    RScriptAsync script(Codec codec) {
        return scripts.computeIfAbsent(
                codec, c -> client.getScript(OptionalOptions.defaults().codec(c).retryAttempts(0)));
    }

    /** For a message that goes alone. */
    public RTopicAsync topic(String channel, Codec codec) {
        return client.getTopic(options(channel, codec));
    }

    /** For a message on a sharded channel that goes alone. */
    public RTopicAsync shardedTopic(String channel, Codec codec) {
        return client.getShardedTopic(options(channel, codec));
    }

    private static PlainOptions options(String channel, Codec codec) {
        return PlainOptions.name(channel).codec(codec).retryAttempts(0);
    }
}
