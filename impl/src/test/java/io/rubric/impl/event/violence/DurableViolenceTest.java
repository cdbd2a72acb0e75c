package io.rubric.impl.event.violence;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.event.violence.Torture.Fault;
import io.rubric.impl.testing.MortalRedis;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.Soak;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.api.RStream;
import org.redisson.api.RedissonClient;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.api.stream.StreamRangeArgs;
import org.redisson.client.codec.StringCodec;

/** Durable events while their consumers are killed, connections are cut, and Redis is killed and started again. */
class DurableViolenceTest {

    private static final int THREADS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");

    /** Stays where a test fails, with all that the processes have written. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private final String prefix = Node.randomPrefix();
    private MortalRedis redis;
    private RedissonClient outside;

    @BeforeEach
    void start() throws IOException {
        redis = MortalRedis.start(directory);
        outside = TestRedis.client(redis.address());
    }

    @AfterEach
    void end() {
        outside.shutdown();
        redis.close();
    }

    @Test
    void whateverIsDoneToThemNoEventIsLostAndOnlyUnacknowledgedOnesComeTwice() throws Exception {
        int events = Soak.of(1_000, 10_000);
        long seed = new Random().nextLong();
        Duration pace = Duration.ofMillis(Soak.of(20, 40));
        Duration rest = Duration.ofSeconds(Soak.of(0, 5));
        try (Consumers consumers = consumers(Soak.of(2, 3));
                Node node = publisher()) {
            Publisher publisher = node.get(Publisher.class);
            Torture torture = new Torture(consumers, redis, seed, Soak.of(50, 500), rest);
            List<Thread> threads = fire(publisher, events, pace);
            torture.during(() -> threads.stream().anyMatch(Thread::isAlive));
            awaitAll(consumers, events);
            Map<Integer, Integer> sent = sent();
            Findings findings = Findings.of(events, consumers.groups(), consumers.done(), sent, torture.outages());
            System.out.println("durable: " + events + " events (seed " + seed + "), " + torture.count(Fault.KILL)
                    + " consumers killed, " + torture.count(Fault.CUT) + " cuts, " + torture.count(Fault.RESTART)
                    + " restarts of Redis; " + findings + "; publish retried " + publisher.retried());
            assertThat(Fault.values()).allMatch(fault -> torture.count(fault) > 0);
            assertThat(findings.lost()).isEmpty();
            assertThat(findings.unexplained()).isEmpty();
            assertThat(findings.careless()).isPositive(); // the same run, had it been told too early
            assertThat(publisher.uncertain()).containsAll(twice(sent));
            assertThat(dead(consumers)).isZero();
            assertThat(consumers.end()).isEmpty();
        }
    }

    @Test
    void whereNothingIsDoneToThemNoEventComesTwice() throws Exception {
        int events = 300;
        try (Consumers consumers = consumers(2);
                Node node = publisher()) {
            Publisher publisher = node.get(Publisher.class);
            for (Thread thread : fire(publisher, events, Duration.ofMillis(1))) {
                thread.join();
            }
            awaitAll(consumers, events);
            await(() -> careless(consumers, events) == 0);
            Findings findings = Findings.of(events, consumers.groups(), consumers.done(), sent(), List.of());
            assertThat(findings.lost()).isEmpty();
            assertThat(findings.duplicates()).isZero();
            assertThat(publisher.retried()).isZero();
            assertThat(consumers.end()).isEmpty();
        }
    }

    private Consumers consumers(int number) throws IOException {
        Consumers consumers = Consumers.start(number, redis.address(), prefix, directory);
        if (!await(consumers::isReady)) {
            consumers.close();
            throw new AssertionError("consumers do not start");
        }
        return consumers;
    }

    private Node publisher() {
        return Node.startWith(Consumer.configuration(redis.address(), prefix, "publisher"), Publisher.class);
    }

    private static List<Thread> fire(Publisher publisher, int events, Duration pace) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> publisher.fire(events, pace), "firing-" + i);
            threads.add(thread);
            thread.start();
        }
        return threads;
    }

    /** Until each group has each event, and has told Redis so; or until it is clear that it never will. */
    private void awaitAll(Consumers consumers, int events) throws IOException {
        await(() -> consumers.isReady() && missing(consumers, events) == 0 && pending(consumers) == 0);
        assertThat(pending(consumers)).isZero();
    }

    private static int missing(Consumers consumers, int events) throws IOException {
        Map<String, Set<Integer>> had = had(consumers);
        return consumers.groups().stream()
                .mapToInt(group -> Findings.missing(events, had.getOrDefault(group, Set.of()))
                        .size())
                .sum();
    }

    private static int careless(Consumers consumers, int events) throws IOException {
        return Findings.missing(events, had(consumers).getOrDefault(Work.CARELESS, Set.of()))
                .size();
    }

    private static Map<String, Set<Integer>> had(Consumers consumers) throws IOException {
        Map<String, Set<Integer>> had = new HashMap<>();
        consumers
                .done()
                .forEach(one ->
                        had.computeIfAbsent(one.group(), g -> new HashSet<>()).add(one.number()));
        return had;
    }

    private long pending(Consumers consumers) {
        return consumers.groups().stream()
                .mapToLong(group ->
                        stream(":stream").getPendingInfo(inRedis(group)).getTotal())
                .sum();
    }

    private long dead(Consumers consumers) {
        return consumers.groups().stream()
                .mapToLong(group -> stream(":dead:" + inRedis(group)).size())
                .sum();
    }

    private static String inRedis(String group) {
        return group.equals(Work.SHARED) ? "group:" + group : group;
    }

    /** How often each event is in Redis. */
    private Map<Integer, Integer> sent() {
        Map<Integer, Integer> sent = new HashMap<>();
        stream(":stream")
                .range(StreamRangeArgs.startId(StreamMessageId.MIN).endId(StreamMessageId.MAX))
                .values()
                .forEach(fields -> {
                    Matcher number = NUMBER.matcher(fields.get("ce"));
                    assertThat(number.find()).isTrue();
                    sent.merge(Integer.valueOf(number.group(1)), 1, Integer::sum);
                });
        return sent;
    }

    private static List<Integer> twice(Map<Integer, Integer> sent) {
        return sent.keySet().stream().filter(number -> sent.get(number) > 1).toList();
    }

    private RStream<String, String> stream(String name) {
        return outside.getStream("{" + prefix + ":event:" + Work.TOPIC + "}" + name, StringCodec.INSTANCE);
    }

    private static boolean await(Condition condition) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (condition.holds()) {
                return true;
            }
            Topology.hold(Duration.ofMillis(300));
        }
        return false;
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException;
    }
}
