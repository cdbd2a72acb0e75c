package io.rubric.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.redis.RedisServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A redeployed application leaves nothing behind, neither on the server nor in Redis, though it is called while it is undeployed. */
class RedeployIT {

    /** Twenty with {@code -Psoak}; a few in every build. */
    private static final int TIMES = Integer.parseInt(System.getProperty("demo.redeployments"));

    /** How often it is undeployed while others call. */
    private static final int UNDER_CALLERS = 2;

    private static final int CALLERS = 32;

    private static final String CONTEXT = "redeploy/";

    /** Pools of the server shrink, and loaders are collected, some time after an undeployment. */
    private static final Duration TO_SETTLE = Duration.ofMinutes(2);

    /** A client says good-bye after its last answer, and Redis hears of it. */
    private static final Duration TO_CLOSE = Duration.ofSeconds(20);

    private static final String APPLICATION_CLASS = "io.rubric.examples.storefront.catalogue.Catalogue";

    private static final Settings SETTINGS = Settings.ofSystemProperties();

    @Test
    void bothServersAreAsTheyWere() throws Exception {
        try (Shop shop = new Shop(SETTINGS.in("redeploy"), Map.of())) { // nothing has been deployed on its servers
            shop.start();
            List<Callable<Left>> servers = List.of(
                    () -> redeploy(shop.server(Shop.WILDFLY), "WildFly", false),
                    () -> redeploy(shop.server(Shop.PAYARA), "Payara", true));
            for (Left left : Parallel.call(servers)) {
                assertThat(left.last.loaders()).isLessThanOrEqualTo(left.first.loaders());
                assertThat(left.last.threads())
                        .hasSizeLessThanOrEqualTo(left.first.threads().size());
                assertThat(left.last.leakedSince(left.first)).isEmpty();
                assertThat(left.after.threads())
                        .hasSizeLessThanOrEqualTo(left.first.threads().size());
                assertThat(left.after.leakedSince(left.first)).isEmpty();
                if (!left.keepsCalls) {
                    assertThat(left.after.loaders()).isLessThanOrEqualTo(left.first.loaders());
                }
                assertThat(left.calls.hung()).isZero();
                assertThat(left.redis.isNothing()).as(left.redis.toString()).isTrue();
            }
        }
    }

    /**
     * What there is after the last undeployment.
     *
     * @param first what the server held after the first one
     * @param last what it held after others that nobody disturbed
     * @param after what it held after others that broke off calls
     * @param keepsCalls whether a thread of the server keeps such a call, and with it the application: Payara's do, in a
     *     {@code ThreadLocal} of Jersey's request scope
     * @param calls those that came while it was undeployed
     */
    private record Left(
            State first, State last, State after, boolean keepsCalls, RedisClients.Open redis, Callers.Result calls) {}

    private static Left redeploy(ApplicationServer server, String name, boolean keepsCalls) throws Exception {
        try (RedisServer redis = Shop.startRedis()) {
            Path war = withoutTimer(name, redis.address());
            Jvm jvm = new Jvm(server.pid());
            useOnce(
                    server,
                    war,
                    () -> assertThat(jvm.loadersOf(APPLICATION_CLASS)).isPositive());
            State first = State.of(jvm);
            for (int i = 0; i < TIMES; i++) {
                useOnce(server, war, () -> {});
            }
            State last = settled(server, jvm, state -> state.isNoMoreThan(first));
            System.out.printf("%s: after 1 deployment %s; after %d more %s%n", name, first, TIMES, last);
            Callers.Result calls = undeployUnderCallers(server, war);
            for (int i = 1; i < UNDER_CALLERS; i++) {
                calls = calls.and(undeployUnderCallers(server, war));
            }
            RedisClients.Open open = settled(redis.address());
            State after = settled(
                    server, jvm, state -> keepsCalls ? state.hasNoMoreThreadsThan(first) : state.isNoMoreThan(first));
            System.out.printf(
                    "%s: undeployed %d times under %s; %s; then %s%n", name, UNDER_CALLERS, calls, open, after);
            return new Left(first, last, after, keepsCalls, open, calls);
        }
    }

    private static State settled(ApplicationServer server, Jvm jvm, Predicate<State> settled) throws Exception {
        State last = State.of(jvm);
        long deadline = System.nanoTime() + TO_SETTLE.toNanos();
        while (!settled.test(last) && System.nanoTime() - deadline < 0) {
            occupy(server);
            last = State.of(jvm);
        }
        return last;
    }

    /** An idle thread of a server may keep what it did last, and with it an application: all are given something else to do. */
    private static void occupy(ApplicationServer server) throws Exception {
        HttpRequest nothing = HttpRequest.newBuilder(server.page("")).build();
        HttpClient client = HttpClient.newHttpClient();
        Parallel.call(Collections.nCopies(CALLERS, () -> client.send(nothing, BodyHandlers.discarding())));
    }

    /** What clients have open in Redis, when that is nothing or time is over. */
    static RedisClients.Open settled(String redis) throws IOException {
        try (RedisClients clients = new RedisClients(redis)) {
            long deadline = System.nanoTime() + TO_CLOSE.toNanos();
            RedisClients.Open open = clients.open();
            while (!open.isNothing() && System.nanoTime() - deadline < 0) {
                open = clients.open();
            }
            return open;
        }
    }

    /** What the server holds while nothing is deployed. */
    private record State(List<String> threads, long loaders) {

        static State of(Jvm jvm) throws Exception {
            return new State(jvm.threads(), jvm.loadersOf(APPLICATION_CLASS));
        }

        boolean isNoMoreThan(State first) {
            return loaders <= first.loaders && hasNoMoreThreadsThan(first);
        }

        boolean hasNoMoreThreadsThan(State first) {
            return threads.size() <= first.threads.size() && leakedSince(first).isEmpty();
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
     * The application without its EJB timer, and with a Redis of its own. A server keeps something of a timer itself: with it Payara had one thread more of its
     * EJB pool for each deployment, and WildFly one class loader in all.
     */
    private static Path withoutTimer(String server, String redis) throws IOException {
        return Wars.create(
                SETTINGS.war(),
                SETTINGS.directory().resolve("wars").resolve(server).resolve("redeploy.war"),
                List.of("config_ordinal=500", "rubric.prefix=redeploy", "rubric.redis.address=" + redis),
                "io/rubric/examples/storefront/stock/StockCount.class");
    }

    /** What is done while it is deployed. */
    private interface Look {

        void run() throws Exception;
    }

    /** Deploys, uses each annotation, and undeploys while a page still listens. */
    private static void useOnce(ApplicationServer server, Path war, Look look) throws Exception {
        server.deploy(war, CONTEXT);
        Page page = new Page(server.page(CONTEXT));
        try (EventStream events = page.events()) {
            useAll(page);
            events.await(event -> event.getString("type").equals("Greeting"));
            look.run();
            server.undeploy(war);
        }
    }

    /** The same while others call. */
    private static Callers.Result undeployUnderCallers(ApplicationServer server, Path war) throws Exception {
        server.deploy(war, CONTEXT);
        useAll(new Page(server.page(CONTEXT)));
        try (Callers callers = new Callers(server.page(CONTEXT), CALLERS)) {
            callers.awaitStride();
            server.undeploy(war);
            return callers.stop();
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
