package io.rubric.impl.testing;

import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A Redis Cluster of three masters. */
public final class TestCluster implements AutoCloseable {

    private static final int SLOTS = 16384;
    private static final int MASTERS = 3;

    private final List<RedisServer> servers = new ArrayList<>();

    private TestCluster() {}

    public static TestCluster start() {
        TestCluster cluster = new TestCluster();
        try {
            cluster.form();
            return cluster;
        } catch (IOException e) {
            cluster.close();
            throw new AssertionError(e);
        }
    }

    /** As {@code rubric.redis.address} takes them. */
    public String addresses() {
        return servers.stream().map(RedisServer::address).collect(Collectors.joining(", "));
    }

    List<RedisServer> servers() {
        return servers;
    }

    @Override
    public void close() {
        servers.forEach(RedisServer::close);
    }

    private void form() throws IOException {
        for (int i = 0; i < MASTERS; i++) {
            int bus = freePort();
            RedisServer server =
                    EmbeddedRedis.start("--cluster-enabled", "yes", "--cluster-port", Integer.toString(bus));
            servers.add(server);
            ask(server, "CLUSTER ADDSLOTSRANGE " + SLOTS * i / MASTERS + " " + (SLOTS * (i + 1) / MASTERS - 1));
            ask(
                    servers.get(0),
                    "CLUSTER MEET 127.0.0.1 " + URI.create(server.address()).getPort() + " " + bus);
        }
        for (RedisServer server : servers) {
            TestRedis.await("the cluster", () -> isWhole(server));
        }
    }

    private static boolean isWhole(RedisServer server) {
        try {
            String info = ask(server, "CLUSTER INFO");
            return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + MASTERS);
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String ask(RedisServer server, String command) throws IOException {
        try (Socket socket =
                new Socket("127.0.0.1", URI.create(server.address()).getPort())) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
