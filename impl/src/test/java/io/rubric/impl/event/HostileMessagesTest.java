package io.rubric.impl.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.DeadLetters;
import io.rubric.event.RedisEvents;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.Soak;
import io.rubric.impl.testing.TestRedis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;

/** Whoever can write to Redis writes what he likes: nothing is made that the application does not name, and good events go on arriving. */
class HostileMessagesTest {

    private static final String SECRET = "a secret of the nodes";
    private static final int EVERY = 50;
    private static final List<String> GOOD = List.of(Wide.class.getName(), "parcels.sent.v1");

    private final Logger gaps = Logger.getLogger(GapReport.class.getName());
    private final String prefix = Node.randomPrefix();
    private final RedissonClient outside = TestRedis.client();
    private final long seed = new Random().nextLong();
    private final List<Node> nodes = new ArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private HostileStation sends;
    private HostileStation hears;

    private void start(Map<String, String> more) {
        sends = node("one", more);
        hears = node("two", more);
    }

    private HostileStation node(String id, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("rubric.prefix", prefix);
        all.put("rubric.node-id", id);
        all.put("rubric.event.timeout", "10s"); // a busy machine is no outage
        nodes.add(Node.start(all, HostileStation.class));
        return nodes.get(nodes.size() - 1).get(HostileStation.class);
    }

    @BeforeEach
    void quiet() {
        Poison.MADE.set(0);
        gaps.setLevel(Level.OFF); // each of what is made up is a line
    }

    @AfterEach
    void close() {
        nodes.forEach(Node::close);
        gaps.setLevel(null);
    }

    @Test
    void noMessageOnAChannelDoesHarm() {
        start(Map.of());
        Set<String> threads = threads();
        Shapes shapes = new Shapes(seed, "letters", GOOD);
        Random random = new Random(seed);
        List<String> channels = List.of("letters", "letters", "other", "~wake", "", "not a topic", "x".repeat(1000));
        int all = Soak.of(1_000, 20_000);
        for (int i = 1; i <= all; i++) {
            publish(channels.get(random.nextInt(channels.size())), shapes.next());
            if (i % EVERY == 0) {
                awaitGood();
            }
        }
        assertNoHarm("channels", all, threads);
    }

    @Test
    void noMessageWithoutTheSecretIsReadAndNoneIsTakenTwiceOrElsewhere() {
        start(Map.of("rubric.event.hmac-key", SECRET));
        Set<String> threads = threads();
        Shapes shapes = new Shapes(seed, "letters", GOOD);
        Seal wrong = new Seal("another secret of others");
        for (int i = 1; i <= 500; i++) {
            byte[] message = shapes.next();
            publish("letters", i % 2 == 0 ? message : wrong.seal(message));
            if (i % EVERY == 0) {
                awaitGood();
            }
        }
        assertThat(hears.kinds).isEmpty();
        byte[] moved = new Seal(SECRET).seal(new Shapes(1, "other", GOOD).next());
        publish("letters", moved);
        awaitGood();
        assertThat(hears.kinds).isEmpty();
        assertNoHarm("signed", 500, threads);
    }

    @Test
    void noEntryOfAStreamDoesHarm() {
        start(Map.of());
        awaitGood();
        Set<String> threads = threads();
        Shapes shapes = new Shapes(seed, "ledger", GOOD);
        Random random = new Random(seed);
        String keys = StreamKeys.of(prefix, "ledger").stream();
        List<String> numbers =
                List.of("", "0", "-1", "1", "abc", "1e308", "nan", "inf", "999999999999999", "0x10", "9".repeat(400));
        int all = Soak.of(1_000, 20_000);
        for (int i = 1; i <= all; i++) {
            Map<byte[], byte[]> entry = new HashMap<>();
            if (random.nextInt(10) > 0) {
                entry.put(bytes("ce"), shapes.next());
            }
            if (random.nextInt(3) > 0) {
                entry.put(bytes("n"), bytes(numbers.get(random.nextInt(numbers.size()))));
            }
            if (random.nextInt(4) == 0) {
                entry.put(bytes("for"), bytes(random.nextBoolean() ? "group:others" : "node:two"));
            }
            if (entry.isEmpty() || random.nextInt(4) == 0) {
                entry.put(bytes("foreign"), new byte[random.nextInt(100)]);
            }
            outside.<byte[], byte[]>getStream(keys, ByteArrayCodec.INSTANCE).add(StreamAddArgs.entries(entry));
            if (random.nextInt(20) == 0) {
                outside.<String, String>getMap(StreamKeys.of(prefix, "ledger").meta(), StringCodec.INSTANCE)
                        .fastPut("at:node:two", numbers.get(random.nextInt(numbers.size())));
            }
            if (i % EVERY == 0) {
                awaitGood();
            }
        }
        assertThat(nodes.get(1).get(RedisEvents.class).deadLetters("ledger").list(2_000))
                .isNotEmpty();
        assertNoHarm("streams", all, threads);
    }

    @Test
    void noDeadLetterDoesHarm() {
        start(Map.of());
        awaitGood();
        String dead = StreamKeys.of(prefix, "ledger").dead("node:two");
        Shapes shapes = new Shapes(seed, "ledger", GOOD);
        for (int i = 0; i < 100; i++) {
            Map<byte[], byte[]> letter = new HashMap<>();
            letter.put(bytes(i % 3 == 0 ? "ce" : "attempts"), shapes.next());
            letter.put(bytes("error"), new byte[i]);
            outside.<byte[], byte[]>getStream(dead, ByteArrayCodec.INSTANCE).add(StreamAddArgs.entries(letter));
        }
        DeadLetters letters = nodes.get(1).get(RedisEvents.class).deadLetters("ledger");
        assertThat(letters.list(1_000)).hasSize(100);
        assertThat(letters.redriveAll()).isEqualTo(100);
        awaitGood();
        assertThat(Poison.MADE).hasValue(0);
    }

    @Test
    void aFloodThatAnObserverCannotFollowIsBoundedInBytes() {
        int bytes = 1 << 20;
        start(Map.of("rubric.event.queue-bytes", String.valueOf(bytes)));
        hears.gate = new CountDownLatch(1);
        String text = "x".repeat(20_000);
        byte[] message = bytes("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"java.lang.String\","
                + "\"data\":\"" + text + "\"}");
        int all = Soak.of(2_000, 10_000);
        for (int i = 0; i < all; i++) {
            publish("large", message);
        }
        int kept = 1 + bytes / message.length;
        RedisEvents events = nodes.get(1).get(RedisEvents.class);
        TestRedis.await(
                "all others are dropped before the observer goes on",
                () -> events.statistics("large").missing() >= all - kept);
        hears.gate.countDown();
        awaitGood();
        TestRedis.await(
                "the flood is over",
                () -> hears.large.get() == all - events.statistics("large").missing());
        assertThat(hears.large.get()).isBetween(1, kept);
    }

    @Test
    void aSignedMessageThatIsSentAgainIsNotDelivered() {
        start(Map.of("rubric.event.hmac-key", SECRET));
        byte[] message = new Seal(SECRET)
                .seal(bytes(
                        "{\"rubricrun\":\"r\",\"rubricage\":0,\"sequence\":\"5\",\"specversion\":\"1.0\",\"id\":\"1\","
                                + "\"source\":\"/x\",\"type\":\"" + HostileStation.Good.class.getName()
                                + "\",\"subject\":\"letters\",\"data\":{\"number\":-7}}"));
        publish("letters", message);
        publish("letters", message);
        awaitGood();
        assertThat(hears.seen).contains("letter -7");
        assertThat(nodes.get(1).get(RedisEvents.class).statistics("letters").received())
                .isEqualTo(2);
    }

    @Test
    void aChannelThatNamesNoTopicLeavesNothingBehind() {
        start(Map.of());
        String name = "x".repeat(1_000);
        publish(name, new byte[0]);
        publish(name, new byte[300_000]);
        awaitGood();
        assertThat(nodes.get(1).get(RedisEvents.class).statistics(name).refused())
                .isZero();
        assertThat(nodes.get(1).get(RedisEvents.class).statistics("").refused()).isEqualTo(2);
    }

    private void assertNoHarm(String what, int all, Set<String> threads) {
        System.out.println("hostile: " + what + " (seed " + seed + "), " + all
                + " messages; made of what is not allowed " + Poison.MADE + "; " + number + " good events arrived");
        assertThat(Poison.MADE).hasValue(0);
        assertThat(hears.kinds).isSubsetOf(Wide.class);
        assertThat(threads()).containsAll(threads);
    }

    /** Those of pools may end, and others come. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("redisson-netty"))
                .collect(Collectors.toSet());
    }

    private void awaitGood() {
        int next = number.incrementAndGet();
        sends.letters.fire(new HostileStation.Good(next));
        sends.ledger.fire(new HostileStation.Good(next));
        TestRedis.await(
                "the good event " + next + ", seed " + seed,
                () -> hears.seen.contains("letter " + next) && hears.seen.contains("ledger " + next));
    }

    private void publish(String topic, byte[] message) {
        outside.getTopic(prefix + ":event:" + topic, ByteArrayCodec.INSTANCE).publish(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
