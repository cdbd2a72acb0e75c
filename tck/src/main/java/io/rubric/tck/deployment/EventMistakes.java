package io.rubric.tck.deployment;

import io.rubric.event.Delivery;
import io.rubric.event.EventKey;
import io.rubric.event.EventType;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisObserver;
import io.rubric.event.Remote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;

/** What no event, topic or observer can be. */
@ApplicationScoped
class EventMistakes {

    /** A class whose name has a space. */
    @EventType("spaced name")
    public record Spaced(String id) {}

    /** One of two classes with a name. */
    @EventType("tck.same.name")
    public record First(String id) {}

    /** The other one. */
    @EventType(value = "tck.other.name", aliases = "tck.same.name")
    public record Second(String id) {}

    /** A class whose key has no text form. */
    public record KeyOfAMap(@EventKey Map<String, String> stops) {}

    /** A class with two keys. */
    public record TwoKeys(@EventKey String one, @EventKey String other) {}

    void openType(@Observes @RedisEvent("tck.open") List<?> notes) {}

    void broadcast(@Observes @RedisEvent(value = "tck.twice", delivery = Delivery.BROADCAST) String text) {}

    void durable(@Observes @RedisEvent(value = "tck.twice", delivery = Delivery.DURABLE) String text) {}

    void durableWithoutTopic(@Observes @RedisEvent(delivery = Delivery.DURABLE) String text) {}

    @RedisObserver(group = "tck-lonely")
    void groupOfABroadcastTopic(@Observes @RedisEvent("tck.broadcast") String text) {}

    @RedisObserver(group = "no group")
    void forbiddenGroup(@Observes @RedisEvent(value = "tck.durable", delivery = Delivery.DURABLE) String text) {}

    @RedisObserver(maxAttempts = -1)
    void negativeAttempts(@Observes @RedisEvent("tck.durable") String text) {}

    @RedisObserver(group = "tck-remote")
    void remoteInAGroup(@Observes @RedisEvent("tck.durable") @Remote String text) {}

    @RedisObserver(group = "tck-group", maxAttempts = 2)
    void twoAttempts(@Observes @RedisEvent("tck.durable") String text) {}

    @RedisObserver(group = "tck-group", maxAttempts = 3)
    void threeAttempts(@Observes @RedisEvent("tck.durable") String text) {}

    @RedisObserver
    void notShared(@Observes String text) {}

    void spaced(@Observes @RedisEvent("tck.names") Spaced event) {}

    void first(@Observes @RedisEvent("tck.names") First event) {}

    void second(@Observes @RedisEvent("tck.names") Second event) {}

    void keyOfAMap(@Observes @RedisEvent("tck.keys") KeyOfAMap event) {}

    void twoKeys(@Observes @RedisEvent("tck.keys") TwoKeys event) {}
}
