package io.rubric.examples.demo;

import io.rubric.redis.RedisServer;
import io.rubric.redis.RedisServerProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** One Redis and two servers with the same WARs, all stopped by {@link #close()}, however far they have come. */
final class Shop implements AutoCloseable {

    static final String WILDFLY = "wildfly";
    static final String PAYARA = "payara";

    private final Deque<Runnable> stops = new ArrayDeque<>();
    private final Settings settings;
    private final Map<String, String> properties;
    private final Map<String, ApplicationServer> servers = new TreeMap<>();
    private final Set<Path> deployed = new LinkedHashSet<>();
    private final Set<String> killed = new LinkedHashSet<>();
    private String redis = "";
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

    /** Starts Redis and both servers. They are not ready yet, but do in turn what is asked of them from now on. */
    void start() throws IOException, InterruptedException {
        redis = start(Shop::startRedis, RedisServer::close).address();
        List<Integer> ports = Ports.free(2);
        int wildflyPort = ports.get(0);
        int payaraPort = ports.get(1);
        servers.put(
                PAYARA, // first: it takes longer
                start(
                        () -> PayaraServer.start(
                                settings.payara(), settings.directory(), payaraPort, node(PAYARA, wildflyPort)),
                        ApplicationServer::close));
        servers.put(
                WILDFLY,
                start(
                        () -> WildFlyServer.start(
                                settings.wildfly(), settings.directory(), wildflyPort, node(WILDFLY, payaraPort)),
                        ApplicationServer::close));
    }

    /** Returns when the storefront answers on both. */
    Doors open() throws Exception {
        return open(settings.war());
    }

    /** Returns when a WAR answers on both; it is deployed if it is not there yet. */
    Doors open(Path war) throws Exception {
        for (String node : List.copyOf(killed)) {
            restart(node);
        }
        if (deployed.add(war)) {
            onBoth(server -> server.deploy(war, context(war)));
        }
        return new Doors(
                redis, server(WILDFLY).page(context(war)), server(PAYARA).page(context(war)));
    }

    private static String context(Path war) {
        return war.getFileName().toString().replaceFirst("\\.war$", "/");
    }

    /** Returns when nothing is deployed. */
    void clear() throws Exception {
        for (String node : List.copyOf(killed)) {
            restart(node);
        }
        for (Path war : List.copyOf(deployed)) {
            onBoth(server -> server.undeploy(war));
            deployed.remove(war);
        }
    }

    /** At the same time. */
    void onBoth(Action action) throws Exception {
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (ApplicationServer server : servers.values()) {
            calls.add(() -> {
                action.on(server);
                return true;
            });
        }
        Parallel.call(calls);
    }

    /** What is done to a server. */
    interface Action {

        void on(ApplicationServer server) throws Exception;
    }

    ApplicationServer server(String node) {
        return servers.get(node);
    }

    String redis() {
        return redis;
    }

    /**
     * Ends a server as a crash does; it stays away until it is started again.
     *
     * @param node its name
     */
    void kill(String node) throws IOException, InterruptedException {
        servers.get(node).kill();
        killed.add(node);
    }

    /** Returns when all that was deployed answers again. */
    void restart(String node) throws IOException, InterruptedException {
        servers.get(node).restart();
        killed.remove(node);
        for (Path war : deployed) {
            servers.get(node).awaitPage(context(war));
        }
    }

    static RedisServer startRedis() {
        return ServiceLoader.load(RedisServerProvider.class)
                .findFirst()
                .orElseThrow()
                .start();
    }

    private Map<String, String> node(String name, int peerPort) {
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
