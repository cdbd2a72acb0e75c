package io.rubric.examples.patterns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.impl.RubricExtension;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.throttle.ThrottledException;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.redisson.api.RedissonClient;
import org.redisson.config.SingleServerConfig;

/** Each pattern is run, and beside what it does stands what {@code redis-cli} says. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PatternsTest {

    private static SeContainer container;
    private static RedisCli cli;

    @BeforeAll
    static void start() {
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new RubricExtension())
                .addBeanClasses(
                        Connection.class,
                        Database.class,
                        Users.class,
                        Products.class,
                        RateLimits.class,
                        Orders.class,
                        News.class,
                        Values.class,
                        Stock.class,
                        Ranking.class,
                        Inbox.class,
                        Pipeline.class)
                .initialize();
        SingleServerConfig server = bean(RedissonClient.class).getConfig().useSingleServer();
        cli = new RedisCli(server.getAddress());
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    private static <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    /** Prints a line, and gives what was said. */
    private static String beside(String java, Object result, String... words) {
        String said = cli.say(words);
        System.out.printf("%-42s %-34s | %-34s %s%n", java, result, String.join(" ", words), said);
        return said;
    }

    @Test
    @Order(1)
    void aConnection() {
        cli.say("SET", "greeting", "hello");
        Connection connection = bean(Connection.class);
        Optional<String> read = connection.get("greeting");
        assertEquals(Optional.of("hello"), read);
        assertEquals("hello", beside("connection.get(\"greeting\")", read, "GET", "greeting"));
        assertEquals(
                Optional.empty(),
                connection.getLater("nothing").toCompletableFuture().join());
    }

    @Test
    @Order(2)
    void cacheAside() {
        Users users = bean(Users.class);
        Database database = bean(Database.class);
        assertEquals("Ann", users.find(1).orElseThrow().name());
        int asked = database.asked();
        Optional<User> again = users.find(1);
        assertEquals(asked, database.asked());
        String keys = beside("users.find(1)", again, "KEYS", "patterns:cache:*users*");
        assertTrue(keys.contains("1"), keys);
        users.page(1);
        users.update(new User(1, "Anna"));
        assertEquals("Anna", users.find(1).orElseThrow().name());
        assertTrue(users.page(1).contains(new User(1, "Anna")));
        assertEquals(Optional.empty(), users.find(99));
    }

    @Test
    @Order(3)
    void aDecoratedMethod() {
        Products products = bean(Products.class);
        List<Product> tea = products.find("tea", 1);
        int asked = bean(Database.class).asked();
        assertEquals(tea, products.find("tea", 1));
        assertEquals(asked, bean(Database.class).asked());
        assertEquals(new BigDecimal("3.95"), tea.get(0).price());
        beside("products.find(\"tea\", 1)", tea.size() + " product", "KEYS", "patterns:cache:*products*");
    }

    @Test
    @Order(4)
    void rateLimits() {
        RateLimits limits = bean(RateLimits.class);
        for (int i = 0; i < 100; i++) {
            limits.inWindow(7);
        }
        ThrottledException window = assertThrows(ThrottledException.class, () -> limits.inWindow(7));
        ThrottledException bucket = assertThrows(ThrottledException.class, () -> {
            for (int i = 0; i < 1_000; i++) {
                limits.fromBucket("ann");
            }
        });
        assertEquals(100, window.limit());
        assertEquals("bucket", bucket.policy());
        String keys = beside(
                "limits.inWindow(7), the 101st time",
                "retry after " + window.retryAfter(),
                "KEYS",
                "patterns:throttle:*");
        assertTrue(keys.contains("window") && keys.contains("bucket"), keys);
    }

    @Test
    @Order(5)
    void aLock() {
        Orders orders = bean(Orders.class);
        List<String> held = new ArrayList<>();
        long token = orders.process(42, () -> {
            held.add(beside("orders.process(42, …), inside", "has it", "GET", "patterns:lock:{order:42}"));
            CompletableFuture<?> other = CompletableFuture.runAsync(() -> orders.process(42, () -> {}));
            assertTrue(
                    assertThrows(RuntimeException.class, other::join).getCause() instanceof LockNotAcquiredException);
        });
        String fence = beside("… afterwards", "token " + token, "GET", "patterns:lock:{order:42}");
        assertTrue(held.get(0).length() > fence.length() && held.get(0).startsWith(fence)); // the holder is gone
        assertEquals(token, Long.parseLong(fence));
        assertTrue(orders.process(42, () -> {}) > token);
    }

    @Test
    @Order(6)
    void publishAndSubscribe() {
        News news = bean(News.class);
        news.publish(new Headline("tea is out"));
        assertEquals(List.of(new Headline("tea is out")), news.heard());
        String others = beside("news.publish(…)", news.heard().size() + " heard here", "PUBSUB", "NUMPAT");
        assertTrue(Integer.parseInt(others) > 0, "nobody would hear of other nodes");
    }

    @Test
    @Order(7)
    void oneValue() {
        Values values = bean(Values.class);
        values.show(new Headline("sale"), Duration.ofMinutes(15));
        assertEquals("{\"text\":\"sale\"}", beside("values.shown()", values.shown(), "GET", "patterns:banner"));
        int seconds = Integer.parseInt(beside("… for 15 minutes", "", "TTL", "patterns:banner"));
        assertTrue(seconds > 800 && seconds <= 900, () -> "seconds left: " + seconds);
        cli.say("DEL", "patterns:banner");
        assertNull(values.shown());
    }

    @Test
    @Order(8)
    void aHash() {
        Stock stock = bean(Stock.class);
        stock.deliver("apple", 3);
        cli.say("HSET", "patterns:stock", "pear", "5");
        Map<String, Integer> all = stock.all();
        assertEquals(Map.of("apple", 3, "pear", 5), all);
        String said = beside("stock.all()", all, "HGETALL", "patterns:stock");
        assertTrue(said.contains("apple 3") && said.contains("pear 5"), said);
    }

    @Test
    @Order(9)
    void aSortedSet() {
        Ranking ranking = bean(Ranking.class);
        ranking.score("ann", 3);
        ranking.score("bob", 5);
        ranking.score("ann", 4);
        List<String> best = new ArrayList<>(ranking.best(2));
        assertEquals(List.of("ann", "bob"), best);
        assertEquals(
                "\"ann\" 7 \"bob\" 5",
                beside("ranking.best(2)", best, "ZREVRANGE", "patterns:ranking", "0", "1", "WITHSCORES"));
    }

    @Test
    @Order(10)
    void aListAtWhichSomebodyWaits() throws InterruptedException {
        Inbox inbox = bean(Inbox.class);
        inbox.put(new Headline("one"));
        cli.say("RPUSH", "patterns:inbox", "{\"text\":\"two\"}");
        assertEquals(
                "{\"text\":\"one\"} {\"text\":\"two\"}",
                beside("inbox.put(…)", "", "LRANGE", "patterns:inbox", "0", "-1"));
        assertEquals(Optional.of(new Headline("one")), inbox.take(Duration.ofSeconds(5)));
        assertEquals(Optional.of(new Headline("two")), inbox.take(Duration.ofSeconds(5)));
        assertEquals(Optional.empty(), inbox.take(Duration.ofMillis(10)));
    }

    @Test
    @Order(11)
    void aPipeline() {
        List<?> answers = bean(Pipeline.class).deliver(Map.of("plum", 7, "fig", 2));
        assertEquals(3, answers.size());
        assertEquals("7", beside("pipeline.deliver(plum 7, fig 2)", answers, "HGET", "patterns:stock", "plum"));
        assertEquals("1", cli.say("GET", "patterns:deliveries"));
    }

    @Test
    @Order(12)
    void aScript() {
        Stock stock = bean(Stock.class);
        stock.deliver("kiwi", 3);
        assertTrue(stock.reserve("kiwi", 2));
        assertEquals("1", beside("stock.reserve(\"kiwi\", 2)", true, "HGET", "patterns:stock", "kiwi"));
        assertFalse(stock.reserve("kiwi", 2));
        assertEquals("1", beside("stock.reserve(\"kiwi\", 2)", false, "HGET", "patterns:stock", "kiwi"));
    }
}
