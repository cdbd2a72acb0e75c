package io.rubric.impl.testing;

import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.io.IOException;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode.InfoSection;
import org.redisson.api.redisnode.RedisNodes;

/** A Redis of its own whose process can be made to stand still: its connections stay open and nobody answers. */
public final class StoppableRedis implements AutoCloseable {

    private final RedisServer server = EmbeddedRedis.start();
    private final String pid;

    public StoppableRedis() {
        RedissonClient client = TestRedis.client(server.address());
        try {
            pid = client.getRedisNodes(RedisNodes.SINGLE)
                    .getInstance()
                    .info(InfoSection.SERVER)
                    .get("process_id");
        } finally {
            client.shutdown();
        }
    }

    public String address() {
        return server.address();
    }

    public void stop() {
        signal("STOP");
    }

    public void goOn() {
        signal("CONT");
    }

    @Override
    public void close() {
        goOn();
        server.close();
    }

    private void signal(String name) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, pid)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("kill -" + name + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
