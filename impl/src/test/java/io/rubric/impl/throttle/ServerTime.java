package io.rubric.impl.throttle;

import io.rubric.impl.testing.Topology;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.client.protocol.Time;

/** The clock of the servers, which share one machine. */
final class ServerTime {

    private ServerTime() {}

    static long micros(Topology topology) {
        RedissonClient client = topology.client();
        Time time = topology == Topology.SINGLE
                ? client.getRedisNodes(RedisNodes.SINGLE).getInstance().time()
                : client.getRedisNodes(RedisNodes.CLUSTER)
                        .getMasters()
                        .iterator()
                        .next()
                        .time();
        return time.getSeconds() * 1_000_000L + time.getMicroseconds();
    }
}
