package io.rubric.benchmarks.event;

import io.rubric.benchmarks.Clients;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.redisson.api.RReliableTopic;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** Two nodes of Redisson, configured as it comes, and what of it is compared. */
final class RedissonEvents implements Eventing {

    private final RedissonClient here;
    private final RedissonClient there;
    private final Inbox inbox = new Inbox();
    private final Function<Placed, String> write;
    private final Consumer<String> publish;

    /**
     * @param write makes a text of an event
     * @param read what is done with it on arrival
     */
    private RedissonEvents(String address, Kind kind, Function<Placed, String> write, Consumer<String> read) {
        here = Clients.redisson(address);
        there = Clients.redisson(address);
        this.write = write;
        publish = kind.open(here, there, text -> {
            read.accept(text);
            inbox.arrived();
        });
    }

    static Eventing topic(String address) {
        return inJson(address, topics("topic"));
    }

    static Eventing text(String address) {
        String text = JsonbBuilder.create().toJson(Placed.number(0));
        return new RedissonEvents(address, topics("text"), event -> text, read -> {});
    }

    static Eventing reliable(String address) {
        return inJson(address, RedissonEvents::reliableTopics);
    }

    private static Eventing inJson(String address, Kind kind) {
        Jsonb json = JsonbBuilder.create();
        return new RedissonEvents(address, kind, json::toJson, text -> json.fromJson(text, Placed.class));
    }

    private static Kind topics(String name) {
        return (here, there, listener) -> {
            there.getTopic(name, StringCodec.INSTANCE)
                    .addListener(String.class, (channel, text) -> listener.accept(text));
            RTopic topic = here.getTopic(name, StringCodec.INSTANCE);
            return topic::publish;
        };
    }

    private static Consumer<String> reliableTopics(
            RedissonClient here, RedissonClient there, Consumer<String> listener) {
        there.getReliableTopic("reliable", StringCodec.INSTANCE)
                .addListener(String.class, (channel, text) -> listener.accept(text));
        RReliableTopic topic = here.getReliableTopic("reliable", StringCodec.INSTANCE);
        return topic::publish;
    }

    @Override
    public void publish(Placed event) {
        publish.accept(write.apply(event));
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public void close() {
        here.shutdown();
        there.shutdown();
    }

    @FunctionalInterface
    private interface Kind {
        Consumer<String> open(RedissonClient here, RedissonClient there, Consumer<String> listener);
    }
}
