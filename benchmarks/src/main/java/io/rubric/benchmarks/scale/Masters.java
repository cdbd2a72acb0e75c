package io.rubric.benchmarks.scale;

import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A Redis Cluster of three masters, each with a third of the slots. */
final class Masters implements AutoCloseable {

    static final int MASTERS = 3;
    private static final int SLOTS = 16384;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final List<RedisServer> servers = new ArrayList<>();

    Masters() throws IOException {
        for (int i = 0; i < MASTERS; i++) {
            int bus = freePort();
            RedisServer server =
                    EmbeddedRedis.start("--cluster-enabled", "yes", "--cluster-port", Integer.toString(bus));
            servers.add(server);
            ask(server, "CLUSTER ADDSLOTSRANGE " + SLOTS * i / MASTERS + " " + (SLOTS * (i + 1) / MASTERS - 1));
            ask(servers.get(0), "CLUSTER MEET 127.0.0.1 " + port(server) + " " + bus);
        }
        long deadline = System.nanoTime() + PATIENCE;
        for (RedisServer server : servers) {
            while (!isWhole(server)) {
                if (System.nanoTime() > deadline) {
                    close();
                    throw new IllegalStateException("The masters do not find each other");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private static boolean isWhole(RedisServer server) throws IOException {
        String info = ask(server, "CLUSTER INFO");
        return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + MASTERS);
    }

    /** Of all, as {@code rubric.redis.address} takes them. */
    String addresses() {
        return addressList().stream().collect(Collectors.joining(","));
    }

    List<String> addressList() {
        return servers.stream().map(RedisServer::address).toList();
    }

    private static int port(RedisServer server) {
        return URI.create(server.address()).getPort();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String ask(RedisServer server, String command) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port(server))) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Override
    public void close() {
        servers.forEach(RedisServer::close);
    }
}
