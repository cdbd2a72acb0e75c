package io.rubric.impl.event;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Notices that a channel is subscribed to for a second time: the connection was broken meanwhile. Redis says nothing else of that. */
final class Reconnections {

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Runnable reconnected;

    Reconnections(Runnable reconnected) {
        this.reconnected = reconnected;
    }

    void subscribed(String channel) {
        if (!known.add(channel)) {
            reconnected.run();
        }
    }
}
