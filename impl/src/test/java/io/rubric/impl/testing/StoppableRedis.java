package io.rubric.impl.testing;

import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode.InfoSection;
import org.redisson.api.redisnode.RedisNodes;

/** A Redis of its own, one server or a cluster, whose processes can be made to stand still: their connections stay open and nobody answers. */
public final class StoppableRedis implements AutoCloseable {

    private final Map<String, String> configuration;
    private final Runnable end;
    private final List<String> pids;

    /** One server. */
    public StoppableRedis() {
        this(EmbeddedRedis.start());
    }

    private StoppableRedis(RedisServer server) {
        this(List.of(server), Map.of("rubric.redis.address", server.address()), server::close);
    }

    private StoppableRedis(TestCluster cluster) {
        this(
                cluster.servers(),
                Map.of("rubric.redis.address", cluster.addresses(), "rubric.redis.cluster", "true"),
                cluster::close);
    }

    private StoppableRedis(List<RedisServer> servers, Map<String, String> configuration, Runnable end) {
        this.configuration = configuration;
        this.end = end;
        this.pids = servers.stream().map(StoppableRedis::pid).toList();
    }

    public static StoppableRedis of(Topology topology) {
        return topology == Topology.CLUSTER ? new StoppableRedis(TestCluster.start()) : new StoppableRedis();
    }

    private static String pid(RedisServer server) {
        RedissonClient client = TestRedis.client(server.address());
        try {
            return client.getRedisNodes(RedisNodes.SINGLE)
                    .getInstance()
                    .info(InfoSection.SERVER)
                    .get("process_id");
        } finally {
            client.shutdown();
        }
    }

    /** As {@code rubric.redis.address} takes them. */
    public String address() {
        return configuration.get("rubric.redis.address");
    }

    /** What leads a node here. */
    public Map<String, String> configuration() {
        return configuration;
    }

    /** One of the masters, by its number. */
    public void stop(int master) {
        stop(pids.get(master));
    }

    public void stop() {
        pids.forEach(StoppableRedis::stop);
    }

    public void goOn() {
        pids.forEach(pid -> run("kill", "-CONT", pid));
    }

    @Override
    public void close() {
        goOn();
        end.run();
    }

    /** On a busy machine a process goes on for a moment after the signal. */
    private static void stop(String pid) {
        run("kill", "-STOP", pid);
        TestRedis.await(
                "Redis stands still", () -> run("ps", "-o", "stat=", "-p", pid).startsWith("T"));
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
