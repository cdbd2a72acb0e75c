package io.rubric.benchmarks.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether every peer's events come, each once. */
class EventMeasuresTest {

    @Test
    void everyEventOfEveryPeerComesOnce() throws Exception {
        try (RedisServer redis = EmbeddedRedis.start()) {
            for (EventPeer peer : EventPeer.values()) {
                try (Eventing events = peer.connect(redis.address())) {
                    assertTrue(EventLatency.of(new EnumMap<>(Map.of(peer, events)), 3)
                                    .get(peer.toString())
                            > 0);
                    assertTrue(EventRun.of(events, 2, 20).handled() > 0);
                    assertEquals(23, events.inbox().size(), peer + " came");
                }
            }
        }
    }
}
