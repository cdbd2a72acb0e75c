package io.rubric.benchmarks.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether what is told of locks besides their speed is what they do. */
class LockMeasuresTest {

    @Test
    void bothNodesGetTheKeyAndRubricSubscribesToNothing() throws Exception {
        try (LockContention contention = new LockContention()) {
            for (LockPeer peer : LockContention.PEERS) {
                LockContention.Slice slice = contention.slice(peer, Duration.ofMillis(200));
                assertTrue(slice.acquired() > 0, peer + " was acquired");
                assertTrue(slice.handOffs().length > 0, peer + " went to the other node");
                assertEquals(0, peer == LockPeer.RUBRIC ? slice.subscribes() : 0);
            }
        }
    }

    @Test
    void whatClientsSendIsCountedWithoutWhatScriptsCall() throws Exception {
        assertEquals(Map.of("get", 1.0), LockCost.sent(LockPeer.GET, 10));
        assertEquals(Map.of("evalsha", 2.0, "del", 1.0), LockCost.sent(LockPeer.RLOCK, 10));
        assertEquals(160, LockCost.of(LockPeer.GET, 10).done().calls().get("get"));
    }
}
