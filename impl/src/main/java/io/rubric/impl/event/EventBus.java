package io.rubric.impl.event;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Carries events between nodes. */
interface EventBus {

    /** A number that topics share which lie on one Redis master and are sent together. */
    int lane(TopicRule topic);

    /**
     * Sends parcels of one lane in one round trip, those of a topic in their order. The broadcast ones reach whoever is subscribed now; the durable ones are kept, each run and number once.
     *
     * @return the topics of which Redis has refused something, with its reason; fails if it has not answered
     */
    CompletionStage<Map<TopicRule, Throwable>> send(List<Parcel> parcels);

    /** Hands on whatever arrives, until this is closed. */
    AutoCloseable subscribe(Listener listener);

    /** Must be quick. */
    interface Listener {

        /** The topic of a message whose channel does not tell it. */
        String BY_ENVELOPE = "";

        /** A broadcast event. */
        void arrived(String topic, byte[] message);

        /** A durable topic has new events. */
        void news(String topic);

        /** The connection was broken and is there again. */
        void reconnected();
    }
}
