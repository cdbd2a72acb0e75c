package io.rubric.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.redis.RedisServer;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A redeployed application leaves no thread and no class loader behind. */
class RedeployIT {

    /** Twenty with {@code -Psoak}; a few in every build. */
    private static final int TIMES = Integer.parseInt(System.getProperty("demo.redeployments"));

    /** Pools of the server shrink, and loaders are collected, some time after an undeployment. */
    private static final Duration TO_SETTLE = Duration.ofMinutes(2);

    private static final String APPLICATION_CLASS = "io.rubric.examples.storefront.catalogue.Catalogue";

    private static final Settings SETTINGS = Settings.ofSystemProperties();

    @Test
    void wildFlyIsAsItWas() throws Exception {
        try (RedisServer redis = Shop.startRedis();
                ApplicationServer server = WildFlyServer.start(
                        SETTINGS.wildfly(),
                        SETTINGS.directory().resolve("redeploy"),
                        Ports.free(1).get(0),
                        properties(redis))) {
            redeploy(server, "WildFly");
        }
    }

    @Test
    void payaraIsAsItWas() throws Exception {
        try (RedisServer redis = Shop.startRedis();
                ApplicationServer server = PayaraServer.start(
                        SETTINGS.payara(),
                        SETTINGS.directory().resolve("redeploy"),
                        Ports.free(1).get(0),
                        properties(redis))) {
            redeploy(server, "Payara");
        }
    }

    private static Map<String, String> properties(RedisServer redis) {
        return Map.of("rubric.redis.address", redis.address(), "rubric.node-id", "one");
    }

    private static void redeploy(ApplicationServer server, String name) throws Exception {
        Jvm jvm = new Jvm(server.pid());
        useOnce(server);
        State first = State.of(jvm);
        for (int i = 0; i < TIMES; i++) {
            useOnce(server);
        }
        State last = State.of(jvm);
        long deadline = System.nanoTime() + TO_SETTLE.toNanos();
        while (!last.isNoMoreThan(first) && System.nanoTime() - deadline < 0) {
            last = State.of(jvm);
        }
        System.out.printf("%s: after 1 deployment %s; after %d more %s%n", name, first, TIMES, last);
        assertThat(last.loaders()).isLessThanOrEqualTo(first.loaders());
        assertThat(last.threads()).hasSizeLessThanOrEqualTo(first.threads().size());
        assertThat(last.leakedSince(first)).isEmpty();
    }

    /** What the server holds while nothing is deployed. */
    private record State(List<String> threads, long loaders) {

        static State of(Jvm jvm) throws Exception {
            return new State(jvm.threads(), jvm.loadersOf(APPLICATION_CLASS));
        }

        boolean isNoMoreThan(State first) {
            return loaders <= first.loaders
                    && threads.size() <= first.threads.size()
                    && leakedSince(first).isEmpty();
        }

        /** Kinds of threads with one more for each redeployment: idle threads that the server ended may hide them in the sum. */
        List<String> leakedSince(State first) {
            return kinds().entrySet().stream()
                    .filter(kind -> kind.getValue() - first.kinds().getOrDefault(kind.getKey(), 0L) >= TIMES)
                    .map(Object::toString)
                    .toList();
        }

        private Map<String, Long> kinds() {
            return threads.stream()
                    .collect(Collectors.groupingBy(thread -> thread.replaceAll("\\d+", "#"), Collectors.counting()));
        }

        @Override
        public String toString() {
            return threads.size() + " threads and " + loaders + " class loaders";
        }
    }

    /**
     * The application without its EJB timer. A server keeps something of a timer itself: with it Payara had one thread more of its EJB pool for each
     * deployment, and WildFly one class loader in all.
     */
    private static Path withoutTimer() throws IOException {
        Path war = SETTINGS.war();
        Path copy = Files.createDirectories(SETTINGS.directory().resolve("without-timer"))
                .resolve(war.getFileName());
        Files.copy(war, copy, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem files = FileSystems.newFileSystem(copy)) {
            Files.delete(files.getPath("WEB-INF/classes/io/rubric/examples/storefront/stock/StockCount.class"));
        }
        return copy;
    }

    /** Deploys, uses each annotation, and undeploys while a page still listens. */
    private static void useOnce(ApplicationServer server) throws Exception {
        server.deploy(withoutTimer());
        Page page = new Page(server.page());
        try (EventStream events = page.events()) {
            useAll(page);
            events.await(event -> event.getString("type").equals("Greeting"));
            assertThat(new Jvm(server.pid()).loadersOf(APPLICATION_CLASS)).isPositive();
            server.undeploy();
        }
    }

    private static void useAll(Page page) throws Exception {
        List<Callable<Object>> uses =
                List.of(() -> page.price("teapot"), () -> page.stock("alice"), () -> page.checkout("A-1"), () -> {
                    page.greet("hello");
                    return "greeted";
                });
        assertThat(Parallel.call(uses)).hasSize(4).doesNotContainNull();
    }
}
