package io.rubric.impl.testing;

import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.redisson.api.redisnode.RedisNode.InfoSection;
import org.redisson.api.redisnode.RedisNodes;

/** A master and two sentinels that watch it, of the same binary. */
public final class TestSentinels implements AutoCloseable {

    private static final String MASTER = "rubric";

    private final RedisServer master = EmbeddedRedis.start();
    private final List<Process> sentinels = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();

    public TestSentinels(Path directory) throws IOException {
        try {
            String binary = binary();
            for (int i = 0; i < 2; i++) {
                start(binary, directory.resolve("sentinel-" + i + ".conf"));
            }
            ports.forEach(port -> TestRedis.await("a sentinel that knows the other", () -> isComplete(port)));
        } catch (IOException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** What leads a node to the master. */
    public Map<String, String> configuration() {
        String addresses =
                ports.stream().map(port -> "redis://127.0.0.1:" + port).collect(Collectors.joining(", "));
        return Map.of("rubric.redis.address", addresses, "rubric.redis.sentinel-master", MASTER);
    }

    /** Where the master is. */
    public String master() {
        return master.address();
    }

    @Override
    public void close() {
        sentinels.forEach(Process::destroyForcibly);
        master.close();
    }

    /** That which the master runs. */
    private String binary() {
        var client = TestRedis.client(master.address());
        try {
            String pid = client.getRedisNodes(RedisNodes.SINGLE)
                    .getInstance()
                    .info(InfoSection.SERVER)
                    .get("process_id");
            return ProcessHandle.of(Long.parseLong(pid))
                    .flatMap(handle -> handle.info().command())
                    .orElseThrow();
        } finally {
            client.shutdown();
        }
    }

    private void start(String binary, Path configuration) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ports.add(port);
        Files.write(
                configuration,
                List.of(
                        "port " + port,
                        "bind 127.0.0.1",
                        "sentinel monitor " + MASTER + " 127.0.0.1 "
                                + URI.create(master.address()).getPort() + " 2"));
        sentinels.add(new ProcessBuilder(binary, configuration.toString(), "--sentinel")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private static boolean isComplete(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(("SENTINEL MASTER " + MASTER + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.contains("num-other-sentinels\r\n$1\r\n1");
        } catch (IOException e) {
            return false;
        }
    }
}
