package io.rubric.benchmarks;

import static io.rubric.benchmarks.EventPeer.RRELIABLETOPIC;
import static io.rubric.benchmarks.EventPeer.RTOPIC;
import static io.rubric.benchmarks.EventPeer.RTOPIC_TEXT;
import static io.rubric.benchmarks.EventPeer.RUBRIC;
import static io.rubric.benchmarks.EventPeer.RUBRIC_DURABLE;

import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Events: how long one takes, and how many go through. */
final class EventRatios {

    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int SINGLE = 500;
    private static final int MANY = 8_000;
    private static final List<EventPeer> BROADCAST = List.of(RUBRIC, RTOPIC, RTOPIC_TEXT);
    private static final List<EventPeer> DURABLE = List.of(RUBRIC_DURABLE, RRELIABLETOPIC);

    private EventRatios() {}

    static void print() throws Exception {
        try (RedisServer redis = EmbeddedRedis.start()) {
            Map<EventPeer, Eventing> broadcast = connect(BROADCAST, redis);
            try {
                latency(broadcast);
                publishing(broadcast);
            } finally {
                broadcast.values().forEach(Eventing::close);
            }
            Map<EventPeer, Eventing> durable = connect(DURABLE, redis);
            try {
                durable(durable, 1);
                durable(durable, 16);
            } finally {
                durable.values().forEach(Eventing::close);
            }
        }
    }

    private static Map<EventPeer, Eventing> connect(List<EventPeer> peers, RedisServer redis) {
        Map<EventPeer, Eventing> connected = new EnumMap<>(EventPeer.class);
        peers.forEach(peer -> connected.put(peer, peer.connect(redis.address())));
        return connected;
    }

    private static void latency(Map<EventPeer, Eventing> peers) {
        List<Map<String, Double>> rounds = new ArrayList<>();
        EventLatency.of(peers, 4 * SINGLE); // to warm up
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(EventLatency.of(peers, SINGLE));
        }
        System.out.printf("%nOne event from fire to observer, medians of %d rounds%n", ROUNDS);
        print(peers, rounds, "us");
        new Ratio(RUBRIC.name(), RTOPIC.name(), Goal.most(1.15)).print(rounds);
        new Ratio(RUBRIC.name(), RTOPIC_TEXT.name(), Goal.NONE).print(rounds);
    }

    private static void publishing(Map<EventPeer, Eventing> peers) throws Exception {
        List<Map<EventPeer, EventRun>> runs = runs(peers, 1);
        System.out.printf("%nEvents of one thread until Redis has taken all, medians of %d rounds%n", ROUNDS);
        compare(peers, by(runs, EventRun::taken), RUBRIC, RTOPIC, Goal.least(5));
        System.out.printf("%nThe same until the other node has observed all%n");
        compare(peers, by(runs, EventRun::handled), RUBRIC, RTOPIC, Goal.NONE);
    }

    private static void durable(Map<EventPeer, Eventing> peers, int threads) throws Exception {
        List<Map<EventPeer, EventRun>> runs = runs(peers, threads);
        System.out.printf(
                "%nDurable events of %d threads, until the other node has observed all, medians of %d rounds%n",
                threads, ROUNDS);
        compare(peers, by(runs, EventRun::handled), RUBRIC_DURABLE, RRELIABLETOPIC, Goal.least(2));
    }

    private static List<Map<EventPeer, EventRun>> runs(Map<EventPeer, Eventing> peers, int threads) throws Exception {
        List<Map<EventPeer, EventRun>> runs = new ArrayList<>();
        for (int i = -1; i < ROUNDS; i++) { // the first to warm up
            Map<EventPeer, EventRun> round = new EnumMap<>(EventPeer.class);
            for (Map.Entry<EventPeer, Eventing> peer : peers.entrySet()) {
                round.put(peer.getKey(), EventRun.of(peer.getValue(), threads, MANY));
            }
            if (i >= 0) {
                runs.add(round);
            }
        }
        return runs;
    }

    private static List<Map<String, Double>> by(
            List<Map<EventPeer, EventRun>> runs, ToDoubleFunction<EventRun> number) {
        List<Map<String, Double>> rounds = new ArrayList<>();
        for (Map<EventPeer, EventRun> run : runs) {
            Map<String, Double> round = new HashMap<>();
            run.forEach((peer, measured) -> round.put(peer.name(), number.applyAsDouble(measured)));
            rounds.add(round);
        }
        return rounds;
    }

    private static void compare(
            Map<EventPeer, Eventing> peers, List<Map<String, Double>> rounds, EventPeer of, EventPeer to, Goal goal) {
        print(peers, rounds, "a second");
        new Ratio(of.name(), to.name(), goal).print(rounds);
    }

    private static void print(Map<EventPeer, Eventing> peers, List<Map<String, Double>> rounds, String unit) {
        for (EventPeer peer : peers.keySet()) {
            double median = Median.of(
                    rounds.stream().map(round -> round.get(peer.name())).toList());
            System.out.printf("%-20s %8.0f %s%n", peer, median, unit);
        }
    }
}
