package io.rubric.benchmarks.event;

import io.rubric.benchmarks.Median;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long a single event takes until it is observed on the other node. */
final class EventLatency {

    private EventLatency() {}

    /**
     * One event of each peer, and again.
     *
     * @return the median of each, in microseconds, by name
     */
    static Map<String, Double> of(Map<EventPeer, Eventing> peers, int times) {
        Map<EventPeer, List<Double>> micros = new EnumMap<>(EventPeer.class);
        for (int i = 0; i < times; i++) {
            for (Map.Entry<EventPeer, Eventing> peer : peers.entrySet()) {
                micros.computeIfAbsent(peer.getKey(), p -> new ArrayList<>()).add(one(peer.getValue(), i));
            }
        }
        Map<String, Double> medians = new HashMap<>();
        micros.forEach((peer, all) -> medians.put(peer.toString(), Median.of(all)));
        return medians;
    }

    private static double one(Eventing peer, int number) {
        Inbox inbox = peer.inbox();
        Placed event = Placed.number(number);
        inbox.expect(inbox.size() + 1);
        long began = System.nanoTime();
        peer.publish(event);
        return (inbox.await() - began) / 1e3;
    }
}
