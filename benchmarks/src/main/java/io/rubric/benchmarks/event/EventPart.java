package io.rubric.benchmarks.event;

import static io.rubric.benchmarks.event.EventPeer.RRELIABLETOPIC;
import static io.rubric.benchmarks.event.EventPeer.RTOPIC;
import static io.rubric.benchmarks.event.EventPeer.RTOPIC_TEXT;
import static io.rubric.benchmarks.event.EventPeer.RUBRIC;
import static io.rubric.benchmarks.event.EventPeer.RUBRIC_DURABLE;

import io.rubric.benchmarks.Effort;
import io.rubric.benchmarks.Goal;
import io.rubric.benchmarks.Part;
import io.rubric.benchmarks.Ratio;
import io.rubric.benchmarks.Sheet;
import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events: how long one takes, and how many go through. */
public final class EventPart implements Part {

    private static final String LATENCY = "one event from fire to observer";
    private static final String TAKEN = "events of 1 thread until Redis has taken all";
    private static final String HANDLED = "events of 1 thread until all are observed";
    private static final String DURABLE_ONE = "durable events of 1 thread until all are observed";
    private static final String DURABLE_MANY = "durable events of 16 threads until all are observed";

    private final Effort effort;
    private final int single;
    private final int many;

    public EventPart(Effort effort) {
        this.effort = effort;
        this.single = 2 * (int) effort.slice().toMillis();
        this.many = 16 * (int) effort.slice().toMillis();
    }

    @Override
    public void measure(Sheet sheet) throws Exception {
        try (RedisServer redis = EmbeddedRedis.start()) {
            Map<EventPeer, Eventing> broadcast = connect(List.of(RUBRIC, RTOPIC, RTOPIC_TEXT), redis);
            EventLatency.of(broadcast, 8 * single); // to warm up
            for (int i = 0; i < effort.rounds(); i++) {
                sheet.add(LATENCY, "us", EventLatency.of(broadcast, single));
            }
            throughput(sheet, broadcast, 1, TAKEN, HANDLED);
            broadcast.values().forEach(Eventing::close);
            Map<EventPeer, Eventing> durable = connect(List.of(RUBRIC_DURABLE, RRELIABLETOPIC), redis);
            throughput(sheet, durable, 1, "", DURABLE_ONE);
            throughput(sheet, durable, 16, "", DURABLE_MANY);
            durable.values().forEach(Eventing::close);
        }
    }

    private static Map<EventPeer, Eventing> connect(List<EventPeer> peers, RedisServer redis) {
        Map<EventPeer, Eventing> connected = new EnumMap<>(EventPeer.class);
        peers.forEach(peer -> connected.put(peer, peer.connect(redis.address())));
        return connected;
    }

    /**
     * @param takenIs what it is called how many Redis has taken; empty if that is not of interest
     */
    private void throughput(Sheet sheet, Map<EventPeer, Eventing> peers, int threads, String takenIs, String handledIs)
            throws Exception {
        for (int i = -1; i < effort.rounds(); i++) { // the first to warm up
            Map<String, Double> taken = new LinkedHashMap<>();
            Map<String, Double> handled = new LinkedHashMap<>();
            for (Map.Entry<EventPeer, Eventing> peer : peers.entrySet()) {
                EventRun run = EventRun.of(peer.getValue(), threads, many);
                taken.put(peer.getKey().toString(), run.taken());
                handled.put(peer.getKey().toString(), run.handled());
            }
            if (i >= 0) {
                sheet.add(handledIs, "a second", handled);
                if (!takenIs.isEmpty()) {
                    sheet.add(takenIs, "a second", taken);
                }
            }
        }
    }

    @Override
    public List<Ratio> ratios() {
        String rubric = RUBRIC.toString();
        String durable = RUBRIC_DURABLE.toString();
        String reliable = RRELIABLETOPIC.toString();
        return List.of(
                new Ratio(LATENCY, rubric, RTOPIC.toString(), Goal.most(1.15)),
                new Ratio(LATENCY, rubric, RTOPIC_TEXT.toString()),
                new Ratio(TAKEN, rubric, RTOPIC.toString(), Goal.least(5)),
                new Ratio(HANDLED, rubric, RTOPIC.toString()),
                new Ratio(DURABLE_ONE, durable, reliable, Goal.least(2)),
                new Ratio(DURABLE_MANY, durable, reliable, Goal.least(2)));
    }
}
