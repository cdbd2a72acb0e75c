package io.rubric.impl.event;

import io.rubric.event.Delivery;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The topics that the application names, and what it says of their delivery. */
final class Declarations {

    private record Said(Delivery delivery, String place) {}

    private final Map<String, Said> topics = new LinkedHashMap<>();

    /** Somebody names a topic. */
    void add(String topic, Delivery delivery, String place, Problems problems) {
        Said said = new Said(delivery, place);
        Said before = topics.putIfAbsent(topic, said);
        if (before == null || delivery == Delivery.TOPIC) {
            return;
        }
        if (before.delivery == Delivery.TOPIC) {
            topics.put(topic, said);
        } else if (before.delivery != delivery) {
            problems.add(
                    Problem.EVENT_DELIVERY,
                    place,
                    "\"" + topic + "\" " + delivery + ", and " + before.delivery + " at " + before.place,
                    "one delivery for a topic");
        }
    }

    Set<String> topics() {
        return topics.keySet();
    }

    /** What is said of a topic; {@code TOPIC} if nothing is. */
    Delivery delivery(String topic) {
        Said said = topics.get(topic);
        return said == null ? Delivery.TOPIC : said.delivery;
    }
}
