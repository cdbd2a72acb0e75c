package io.rubric.impl.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.redisson.api.redisnode.RedisNode.InfoSection;
import org.redisson.api.redisnode.RedisNodes;

/** A Redis that writes everything to its append-only file before it answers, so that it may be killed and started again. It does not outlive this JVM. */
public final class MortalRedis implements AutoCloseable {

    /** The shell becomes the server, after it has left a child that waits for the end of this JVM. */
    private static final String SCRIPT = """
            exec 3<&0
            { trap '' HUP INT TERM; read -r end <&3; kill -9 $$; } &
            exec "$0" "$@" </dev/null 3<&-
            """;

    /** It has a file to read, and others want the processor as well. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path directory;
    private final int port;
    private final Cuts voice;
    private Process process;

    private MortalRedis(Path directory, int port) {
        this.directory = directory;
        this.port = port;
        this.voice = new Cuts(address());
    }

    /**
     * @param directory for its file
     */
    public static MortalRedis start(Path directory) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        MortalRedis redis = new MortalRedis(directory, port);
        redis.live();
        return redis;
    }

    public String address() {
        return "redis://127.0.0.1:" + port;
    }

    /** Kills it without a word, and starts it again with what it has written, on the same port. */
    public void dieAndLive() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        live();
    }

    private void live() throws IOException {
        process = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        SCRIPT,
                        executable(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--dir",
                        directory.toString(),
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "always")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("redis.log").toFile()))
                .start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Redis does not start, see " + directory);
            }
            Topology.hold(Duration.ofMillis(10));
        }
    }

    private boolean answers() {
        try {
            return voice.ask("PING").contains("PONG");
        } catch (IOException e) {
            return false;
        }
    }

    /** That of the server which all tests share. */
    private static String executable() {
        return TestRedis.client()
                .getRedisNodes(RedisNodes.SINGLE)
                .getInstance()
                .info(InfoSection.SERVER)
                .get("executable");
    }

    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
