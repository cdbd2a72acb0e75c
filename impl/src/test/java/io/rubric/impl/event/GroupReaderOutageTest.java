package io.rubric.impl.event;

import static io.rubric.impl.event.ReadingNode.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.RedisEventGap;
import io.rubric.event.RedisEventGap.Reason;
import io.rubric.impl.redis.Redis;
import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.StoppableRedis;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

/** A reader whose Redis goes away, or forgets. The server is this test's own. */
class GroupReaderOutageTest {

    private static StoppableRedis server;
    private static Redis redis;

    /** It has a connection of its own, which is killed as well, and comes back. */
    private static Redis senders;

    private final StreamKeys keys = Appender.topic();

    @BeforeAll
    static void start() {
        server = new StoppableRedis();
        redis = OpenRedis.open(server.configuration());
        senders = OpenRedis.open(server.configuration());
    }

    @AfterEach
    void goOn() {
        server.goOn();
    }

    @AfterAll
    static void end() {
        redis.close();
        senders.close();
        server.close();
    }

    @Test
    void nothingIsLostWhenConnectionsBreak() {
        Observers observers = Observers.quick();
        try (ReadingNode node = new ReadingNode(redis, keys, "one", ReadingNode.lanes(4), observers).start()) {
            for (int i = 0; i < 20; i++) {
                append(i * 100, i * 100 + 100);
                node.reader.wake();
                if (i % 3 == 0) {
                    say("CLIENT KILL TYPE normal");
                }
            }
            TestRedis.await("all", () -> new HashSet<>(observers.called).size() == 2000);
            assertThat(new HashSet<>(observers.called))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 2000).mapToObj(Integer::toString).toList());
            awaitDone();
            assertThat(node.gaps).isEmpty();
            assertThat(node.tally.statistics().dead()).isZero();
        }
    }

    @Test
    void itGoesOnWhenRedisHasStoodStill() {
        Observers observers = Observers.quick();
        try (ReadingNode node = new ReadingNode(redis, keys, "one", ONE, observers).start()) {
            new Appender(senders, keys).append("before");
            TestRedis.await("the first", () -> observers.called.contains("before"));
            server.stop();
            node.reader.wake();
            Topology.hold(Duration.ofSeconds(4)); // longer than the client waits
            server.goOn();
            append(0, 10);
            TestRedis.await("the rest", () -> observers.called.size() == 11);
            awaitDone();
        }
    }

    @Test
    void whenRedisHasForgottenAllTheReaderSaysSoAndGoesOn() {
        Observers observers = Observers.quick();
        try (ReadingNode node = new ReadingNode(redis, keys, "one", ONE, observers).start()) {
            append(0, 3);
            node.reader.wake();
            TestRedis.await("the first", () -> observers.called.size() == 3);
            say("FLUSHALL");
            append(3, 6); // perhaps before the reader has noticed
            TestRedis.await("the others", () -> observers.called.size() == 6);
            assertThat(observers.called).containsExactly("0", "1", "2", "3", "4", "5");
            TestRedis.await("the gap", () -> !node.gaps.isEmpty());
            assertThat(node.gaps).extracting(RedisEventGap::reason).containsOnly(Reason.NOGROUP);
            assertThat(node.gaps).extracting(RedisEventGap::missing).containsOnly(-1L);
            awaitDone();
        }
    }

    @Test
    void aGroupThatWasRemovedGoesOnAfterTheLastEvent() {
        Observers observers = Observers.quick();
        try (ReadingNode node = new ReadingNode(redis, keys, "one", ONE, observers).start()) {
            append(0, 3);
            node.reader.wake();
            TestRedis.await("the first", () -> observers.called.size() == 3);
            awaitDone();
            say("XGROUP DESTROY " + keys.stream() + " group");
            append(3, 6);
            TestRedis.await("the others", () -> observers.called.size() >= 6);
            awaitDone();
            assertThat(observers.called).containsExactly("0", "1", "2", "3", "4", "5");
            assertThat(node.gaps)
                    .singleElement()
                    .extracting(RedisEventGap::reason)
                    .isEqualTo(Reason.NOGROUP);
        }
    }

    @Test
    void aStopWhileRedisStandsStillTakesSecondsAtMost() {
        Observers observers = Observers.quick();
        ReadingNode node = new ReadingNode(redis, keys, "one", ONE, observers).start();
        server.stop();
        node.reader.wake();
        long begin = System.nanoTime();
        node.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(14));
        node.kill();
    }

    @Test
    void anEventThatFailsAcrossAnOutageHasItsAttempts() {
        Observers observers = Observers.at(event -> {
            say("CLIENT KILL TYPE normal");
            return new IllegalStateException("no");
        });
        try (ReadingNode node = new ReadingNode(redis, keys, "one", ONE, observers).start()) {
            append(0, 1);
            node.reader.wake();
            TestRedis.await("the letter", () -> node.tally.statistics().dead() == 1);
            assertThat(observers.called).hasSize(3);
            TestRedis.await("nothing is pending", () -> pending() == 0);
        }
    }

    private void append(int from, int to) {
        Appender sender = new Appender(senders, keys);
        String[] events = IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new);
        TestRedis.await("they are sent", () -> {
            try {
                sender.again(1, events);
                return true;
            } catch (RuntimeException e) {
                return false;
            }
        });
    }

    private void awaitDone() {
        TestRedis.await("everything is acknowledged", () -> pending() == 0);
    }

    private long pending() {
        RedissonClient client = redis.client();
        try {
            return client.getStream(keys.stream()).getPendingInfo("group").getTotal();
        } catch (RuntimeException e) {
            return -1;
        }
    }

    private static void say(String command) {
        URI address = URI.create(server.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[100];
            int length = socket.getInputStream().read(answer);
            String text = new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII);
            assertThat(text).doesNotStartWith("-");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
