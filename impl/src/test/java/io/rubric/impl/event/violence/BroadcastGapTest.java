package io.rubric.impl.event.violence;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventGap;
import io.rubric.event.RedisEventGap.Reason;
import io.rubric.event.Remote;
import io.rubric.impl.testing.Cuts;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.Soak;
import io.rubric.impl.testing.StoppableRedis;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Broadcast events while the connections of those who send and hear them are cut, and Redis stands still: what does not arrive is told. */
class BroadcastGapTest {

    private static final List<String> TOPICS = List.of("prices", "stock");
    private static final Pattern CLIENTS = Pattern.compile("id=(\\d+) [^\n]*");

    public record Tick(int number) {}

    @Singleton
    public static class Sender {
        @Inject
        Event<Object> any;

        void fire(String topic, int number) {
            any.select(RedisEvent.Literal.of(topic)).fire(new Tick(number));
        }
    }

    @Singleton
    public static class Hearer {
        private final Map<String, List<Integer>> heard = Map.of(
                TOPICS.get(0), new CopyOnWriteArrayList<>(),
                TOPICS.get(1), new CopyOnWriteArrayList<>());
        private final List<RedisEventGap> gaps = new CopyOnWriteArrayList<>();

        void prices(@Observes @RedisEvent("prices") @Remote Tick tick) {
            heard.get("prices").add(tick.number());
        }

        void stock(@Observes @RedisEvent("stock") @Remote Tick tick) {
            heard.get("stock").add(tick.number());
        }

        void gap(@Observes RedisEventGap gap) {
            gaps.add(gap);
        }

        long announced(String topic) {
            return gaps.stream()
                    .filter(gap -> gap.reason() == Reason.MISSING
                            && gap.topic().equals(topic)
                            && gap.origin().equals("sender"))
                    .mapToLong(RedisEventGap::missing)
                    .sum();
        }

        long count(Reason reason) {
            return gaps.stream().filter(gap -> gap.reason() == reason).count();
        }
    }

    private final String prefix = Node.randomPrefix();
    private final Map<String, Integer> fired = new HashMap<>();
    private StoppableRedis redis;
    private Cuts cuts;
    private Node sends;
    private Node hears;
    private Sender sender;
    private Hearer hearer;

    @BeforeEach
    void start() throws IOException {
        redis = new StoppableRedis();
        cuts = new Cuts(redis.address());
        hears = node("hearer", Map.of(), Hearer.class);
    }

    @AfterEach
    void end() {
        redis.goOn();
        sends.close();
        hears.close();
        redis.close();
    }

    private Node node(String id, Map<String, String> more, Class<?> bean) {
        Map<String, String> all = new HashMap<>(Map.of(
                "rubric.redis.address",
                redis.address(),
                "rubric.prefix",
                prefix,
                "rubric.node-id",
                id,
                "rubric.event.heartbeat",
                "200ms",
                "rubric.event.timeout",
                "500ms"));
        all.putAll(more);
        return Node.startWith(all, bean);
    }

    /** What is connected before the sender is belongs to the one who hears. */
    private Set<String> sender(Map<String, String> more) throws IOException {
        Set<String> before = clients();
        sends = node("sender", more, Sender.class);
        sender = sends.get(Sender.class);
        hearer = hears.get(Hearer.class);
        return before;
    }

    @Test
    void whatDoesNotArriveIsTold() throws Exception {
        Set<String> ofHearer = sender(Map.of());
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int rounds = Soak.of(6, 100);
        int subscriber = 0;
        int publisher = 0;
        int freezes = 0;
        for (int round = 0; round < rounds; round++) {
            fire(50 + random.nextInt(100));
            switch (round % 3) {
                case 0 -> {
                    cuts.kill("TYPE pubsub");
                    subscriber++;
                }
                case 1 -> {
                    for (String id : clients()) {
                        if (!ofHearer.contains(id)) { // as they were, or have come since
                            cuts.kill("ID " + id);
                        }
                    }
                    publisher++;
                }
                default -> {
                    redis.stop();
                    fire(100);
                    Topology.hold(Duration.ofMillis(600)); // longer than the sender waits
                    fire(100);
                    redis.goOn();
                    freezes++;
                }
            }
            fire(50);
        }
        settle();
        long lost = lost();
        long announced = TOPICS.stream().mapToLong(hearer::announced).sum();
        System.out.println(
                "broadcast: " + fired.values().stream().mapToInt(n -> n).sum() + " events (seed " + seed
                        + "), cuts " + subscriber + " subscriber / " + publisher + " publisher / " + freezes
                        + " freezes; not delivered " + lost + ", announced " + announced + " in "
                        + hearer.count(Reason.MISSING) + " gaps (" + hearer.count(Reason.RECONNECT) + " reconnects)");
        assertThat(lost).isPositive();
        assertTold();
    }

    @Test
    void whereNothingIsLostNothingIsTold() throws Exception {
        sender(Map.of());
        fire(1_000);
        settle();
        assertThat(lost()).isZero();
        assertThat(hearer.gaps).isEmpty();
    }

    @Test
    void whatFindsNoRoomToWaitForRedisIsToldAsWell() throws Exception {
        sender(Map.of("rubric.event.queue-size", "20", "rubric.event.timeout", "50ms"));
        fire(10);
        redis.stop();
        fire(60);
        redis.goOn();
        settle();
        assertThat(lost()).isPositive();
        assertTold();
    }

    /** Each event that is missing is told of by its number, and no other; and the order is that in which they were fired. */
    private void assertTold() {
        for (String topic : TOPICS) {
            List<Integer> heard = hearer.heard.get(topic);
            assertThat(heard).isSorted().doesNotHaveDuplicates();
            assertThat(hearer.announced(topic)).as(topic).isEqualTo(fired.get(topic) - heard.size());
        }
    }

    private long lost() {
        return TOPICS.stream()
                .mapToLong(topic -> fired.get(topic) - hearer.heard.get(topic).size())
                .sum();
    }

    private void fire(int events) {
        for (int i = 0; i < events; i++) {
            String topic = TOPICS.get(i % TOPICS.size());
            sender.fire(topic, fired.merge(topic, 1, Integer::sum));
            Topology.hold(Duration.ofMillis(1));
        }
    }

    /** All goes well again: an event of each topic arrives, after which nothing is on its way. */
    private void settle() {
        for (String topic : TOPICS) {
            TestRedis.await("an event of " + topic, () -> {
                int number = fired.merge(topic, 1, Integer::sum);
                sender.fire(topic, number);
                Topology.hold(Duration.ofMillis(300));
                return hearer.heard.get(topic).contains(number);
            });
            TestRedis.await(
                    "the gaps of " + topic,
                    () -> hearer.announced(topic)
                            >= fired.get(topic) - hearer.heard.get(topic).size());
        }
    }

    private Set<String> clients() throws IOException {
        Set<String> ids = new HashSet<>();
        for (MatchResult client :
                CLIENTS.matcher(cuts.ask("CLIENT LIST")).results().toList()) {
            if (!client.group().contains("cmd=client")) {
                ids.add(client.group(1));
            }
        }
        return ids;
    }
}
