package io.rubric.examples.demo;

import io.rubric.redis.RedisServer;
import io.rubric.redis.RedisServerProvider;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One Redis and two servers with the same WAR, all stopped by {@link #close()}, however far they have come. */
final class Shop implements AutoCloseable {

    private final Deque<Runnable> stops = new ArrayDeque<>();
    private final Settings settings;
    private final Map<String, String> properties;
    private final Map<String, ApplicationServer> servers = new ConcurrentHashMap<>();
    private boolean closed;

    /**
     * @param settings where everything is
     * @param properties system properties of both servers
     */
    Shop(Settings settings, Map<String, String> properties) {
        this.settings = settings;
        this.properties = properties;
    }

    /**
     * What is open now.
     *
     * @param redis the address of Redis
     * @param wildfly the page on WildFly
     * @param payara the page on Payara
     */
    record Doors(String redis, URI wildfly, URI payara) {}

    /** Returns when both pages answer. */
    Doors open() throws IOException, InterruptedException {
        RedisServer redis = start(Shop::startRedis, RedisServer::close);
        List<Integer> ports = Ports.free(2);
        int wildflyPort = ports.get(0);
        int payaraPort = ports.get(1);
        ApplicationServer wildfly = start(
                () -> WildFlyServer.start(
                        settings.wildfly(),
                        settings.directory(),
                        wildflyPort,
                        node("wildfly", redis.address(), payaraPort)),
                ApplicationServer::close);
        ApplicationServer payara = start(
                () -> PayaraServer.start(
                        settings.payara(),
                        settings.directory(),
                        payaraPort,
                        node("payara", redis.address(), wildflyPort)),
                ApplicationServer::close);
        servers.put("wildfly", wildfly);
        servers.put("payara", payara);
        wildfly.deploy(settings.war());
        payara.deploy(settings.war());
        return new Doors(redis.address(), wildfly.page(), payara.page());
    }

    /**
     * Ends a server as a crash does; it stays away.
     *
     * @param node its name
     */
    void kill(String node) throws IOException, InterruptedException {
        servers.get(node).kill();
    }

    static RedisServer startRedis() {
        return ServiceLoader.load(RedisServerProvider.class)
                .findFirst()
                .orElseThrow()
                .start();
    }

    private Map<String, String> node(String name, String redis, int peerPort) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("rubric.redis.address", redis);
        all.put("rubric.node-id", name);
        all.put("storefront.peer", "http://127.0.0.1:" + peerPort + "/storefront/");
        return all;
    }

    /** One at a time: what is being started while {@link #close()} is called is closed too. */
    private synchronized <T> T start(Start<T> start, Consumer<T> stop) throws IOException, InterruptedException {
        if (closed) {
            throw new IOException("Closed while it was opening");
        }
        T server = start.run();
        stops.push(() -> stop.accept(server));
        return server;
    }

    private interface Start<T> {

        T run() throws IOException, InterruptedException;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!stops.isEmpty()) {
            stops.pop().run();
        }
    }
}
