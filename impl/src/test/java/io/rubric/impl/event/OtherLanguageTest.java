package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rubric.event.Delivery;
import io.rubric.event.EventKey;
import io.rubric.event.EventType;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisObserver;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RStream;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.api.stream.StreamCreateGroupArgs;
import org.redisson.api.stream.StreamReadGroupArgs;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;
import org.redisson.codec.CompositeCodec;

/** The example in Python against a node; skipped where there is no Python with redis-py ({@code -Drubric.python=} names another interpreter). */
class OtherLanguageTest {

    private static final String PYTHON = System.getProperty("rubric.python", "python3");
    private static final String SCRIPT = "../examples/other-languages/orders.py";

    @EventType("orders.placed.v1")
    public record Placed(@EventKey long id, String customer) {}

    @Singleton
    public static class Shop {
        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Inject
        @RedisEvent("orders")
        Event<Placed> placed;

        @Inject
        @RedisEvent(value = "invoices", delivery = Delivery.DURABLE)
        Event<Placed> invoices;

        void placed(@Observes @RedisEvent("orders") Placed order) {
            seen.add("order " + order.customer());
        }

        @RedisObserver(group = "ledger")
        void invoice(@Observes @RedisEvent("invoices") Placed order) {
            seen.add("invoice " + order.customer());
        }
    }

    private final String prefix = Node.randomPrefix();
    private final List<Process> running = new ArrayList<>();
    private Node node;
    private Shop shop;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(isThere(), "no " + PYTHON + " with redis-py");
        node = Node.start(Map.of("rubric.prefix", prefix), Shop.class);
        shop = node.get(Shop.class);
    }

    private static boolean isThere() throws InterruptedException {
        try {
            Process process = new ProcessBuilder(PYTHON, "-c", "import redis").start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @AfterEach
    void stop() {
        running.forEach(Process::destroy);
        if (node != null) {
            node.close();
        }
    }

    @Test
    void broadcastEventsGoBothWays() throws Exception {
        List<String> heard = lines("listen", "orders");
        TestRedis.await("the listener", () -> heard.contains("listening"));
        shop.placed.fire(new Placed(42, "Ada"));
        TestRedis.await("the event in Python", () -> heard.size() == 2);
        assertThat(heard.get(1)).isEqualTo("orders.placed.v1 42 {\"customer\": \"Ada\", \"id\": 42}");
        run("publish", "orders", "orders.placed.v1", "{\"id\": 43, \"customer\": \"Grace\"}");
        TestRedis.await("the event in Java", () -> shop.seen.contains("order Grace"));
        assertThat(shop.seen).containsExactly("order Ada", "order Grace");
    }

    @Test
    void durableEventsGoBothWays() throws Exception {
        List<String> heard = lines("work", "invoices", "archive");
        TestRedis.await("the group", () -> heard.contains("listening"));
        shop.invoices.fire(new Placed(42, "Ada"));
        TestRedis.await("the event in Python", () -> heard.size() == 2);
        assertThat(heard.get(1)).isEqualTo("orders.placed.v1 42 {\"customer\": \"Ada\", \"id\": 42}");
        run("append", "invoices", "orders.placed.v1", "{\"id\": 43, \"customer\": \"Grace\"}");
        TestRedis.await("both in Java", () -> shop.seen.size() == 2);
        TestRedis.await("both in Python", () -> heard.size() == 3);
        assertThat(shop.seen).containsExactly("invoice Ada", "invoice Grace");
    }

    @Test
    void whatIsNoEventIsSkippedInPythonAndHarmsNoOther() throws Exception {
        List<String> heard = lines("work", "invoices", "archive");
        TestRedis.await("the group", () -> heard.contains("listening"));
        for (String odd :
                List.of("", "{", "[]", "1", "null", "{\"specversion\":\"1.0\"}", "[".repeat(100_000), "\u00ff")) {
            add(Map.of("ce", odd.getBytes(StandardCharsets.ISO_8859_1)));
        }
        add(Map.of("x", new byte[] {(byte) 0xff}));
        String surrogate = "{\"specversion\":\"1.0\",\"type\":\"\\ud800\",\"data\":1}";
        add(Map.of("ce", surrogate.getBytes(StandardCharsets.UTF_8)));
        shop.invoices.fire(new Placed(42, "Ada"));
        TestRedis.await("both events in Python", () -> heard.size() == 3);
        assertThat(heard.get(1)).isEqualTo("\\ud800 - 1");
        assertThat(heard.get(2)).contains("Ada");
        TestRedis.await("all is acknowledged", () -> pending() == 0);
    }

    @Test
    void whatAWorkerInPythonHadWhenItEndedItHasWhenItIsBack() throws Exception {
        stream().createGroup(StreamCreateGroupArgs.name("group:archive").makeStream());
        shop.invoices.fire(new Placed(42, "Ada"));
        shop.invoices.fire(new Placed(43, "Grace"));
        stream()
                .readGroup(
                        "group:archive",
                        "python-desk",
                        StreamReadGroupArgs.neverDelivered().count(1));
        List<String> heard = lines("work", "invoices", "archive", "desk");
        TestRedis.await("both", () -> heard.size() == 3);
        assertThat(heard.get(1)).contains("Ada");
        assertThat(heard.get(2)).contains("Grace");
        TestRedis.await("all is acknowledged", () -> pending() == 0);
    }

    private RStream<String, byte[]> stream() {
        return TestRedis.client()
                .getStream(
                        StreamKeys.of(prefix, "invoices").stream(),
                        new CompositeCodec(StringCodec.INSTANCE, ByteArrayCodec.INSTANCE));
    }

    private void add(Map<String, byte[]> entry) {
        stream().add(StreamAddArgs.entries(entry));
    }

    private long pending() {
        return stream().getPendingInfo("group:archive").getTotal();
    }

    private void run(String... arguments) throws Exception {
        Process process = start(arguments);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private List<String> lines(String... arguments) throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        Process process = start(arguments);
        Thread reader = new Thread(() -> {
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                out.lines().forEach(lines::add);
            } catch (IOException e) {
                lines.add(e.toString());
            }
        });
        reader.setDaemon(true);
        reader.start();
        return lines;
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PYTHON, SCRIPT, arguments[0], TestRedis.address(), prefix));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        running.add(process);
        return process;
    }
}
