package io.rubric.impl.testing;

import io.rubric.impl.Problems;
import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.config.Settings;
import io.rubric.impl.context.ApplicationExecutor;
import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.RedisSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The test Redis as the adapters see it, without a container. */
public final class OpenRedis {

    public static final Redis REDIS = open(Topology.SINGLE.configuration());

    private OpenRedis() {}

    /** The servers of a topology, opened once. */
    public static Redis of(Topology topology) {
        return topology == Topology.SINGLE ? REDIS : OfCluster.REDIS;
    }

    /** A client of its own, as another node has it; the test closes it. */
    public static Redis another(Topology topology) {
        return open(topology.configuration());
    }

    /** A client of other servers; the test closes it. */
    public static Redis open(Map<String, String> configuration) {
        Settings settings = new Settings(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(configuration, "test", 100))
                .build());
        Redis redis = new Redis(settings, "shop", new JsonCodec());
        RedisSettings opened = RedisSettings.read(settings, false, new Problems());
        redis.open(opened);
        redis.check(opened, new ApplicationExecutor());
        return redis;
    }

    /** Opened by the first test that wants it. */
    private static final class OfCluster {
        static final Redis REDIS = open(Topology.CLUSTER.configuration());
    }
}
