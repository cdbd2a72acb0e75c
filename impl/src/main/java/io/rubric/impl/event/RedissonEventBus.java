package io.rubric.impl.event;

import io.rubric.impl.redis.Command;
import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.Script;
import io.rubric.impl.redis.Subscription;
import io.rubric.impl.redis.Together;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RPatternTopic;
import org.redisson.api.RScript;
import org.redisson.api.RShardedTopic;
import org.redisson.api.listener.BasePatternStatusListener;
import org.redisson.api.listener.BaseStatusListener;
import org.redisson.client.codec.ByteArrayCodec;

/** Broadcast events on one channel a topic, or on sharded ones; durable events in one stream a topic. One subscription hears all: an observer may want any. */
final class RedissonEventBus implements EventBus {

    private static final Script APPEND = Script.load(RedissonEventBus.class, "append.lua");

    /** Longer than a node waits before it sends again what was perhaps added. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Redis redis;
    private final String prefix;
    private final Channels channels;
    private final Sharding sharding;

    /**
     * @param sharding if there is a cluster
     */
    RedissonEventBus(Redis redis, String prefix, Sharding sharding) {
        this.redis = redis;
        this.prefix = prefix;
        this.channels = Channels.of(prefix);
        this.sharding = sharding;
    }

    /** Whether sharded channels are used. */
    enum Sharding {
        FALSE,
        RECEIVE,
        TRUE
    }

    @Override
    public int lane(TopicRule topic) {
        return redis.lane(key(topic));
    }

    private String key(TopicRule topic) {
        return topic.durable() ? StreamKeys.of(prefix, topic.topic()).stream() : channel(topic.topic());
    }

    private String channel(String topic) {
        return isSharded() ? channels.sharded(topic) : channels.plain(topic);
    }

    private boolean isSharded() {
        return sharding == Sharding.TRUE && redis.isCluster();
    }

    @Override
    public CompletionStage<Map<TopicRule, Throwable>> send(List<Parcel> parcels) {
        Map<TopicRule, List<Parcel>> topics = new LinkedHashMap<>();
        parcels.forEach(parcel ->
                topics.computeIfAbsent(parcel.topic(), t -> new ArrayList<>()).add(parcel));
        Map<TopicRule, Command<?>> commands = new LinkedHashMap<>();
        topics.forEach(
                (topic, some) -> commands.put(topic, topic.durable() ? append(topic, some) : publish(topic, some)));
        return redis.send(key(parcels.get(0).topic()), new Together<>(commands));
    }

    private Command<?> publish(TopicRule topic, List<Parcel> parcels) {
        List<byte[]> messages = parcels.stream().map(Parcel::message).toList();
        return new RedissonPublication(channel(topic.topic()), isSharded(), messages);
    }

    private Command<?> append(TopicRule topic, List<Parcel> parcels) {
        StreamKeys at = StreamKeys.of(prefix, topic.topic());
        List<Object> keys = new ArrayList<>(
                List.of(at.stream(), at.meta(), at.run(parcels.get(0).run())));
        List<Object> arguments = new ArrayList<>(List.of(
                bytes(topic.maxLength()),
                bytes(topic.retention().toMillis()),
                bytes(REMEMBERED.toMillis()),
                bytes(channels.news()),
                bytes(topic.topic())));
        for (Parcel parcel : parcels) {
            arguments.add(bytes(parcel.number()));
            if (parcel.id().isEmpty()) {
                arguments.add(bytes(0));
            } else {
                keys.add(at.once(parcel.id()));
                arguments.add(bytes(keys.size()));
            }
            arguments.add(parcel.message());
        }
        return Redis.call(APPEND, RScript.ReturnType.LONG, ByteArrayCodec.INSTANCE, keys, arguments.toArray());
    }

    private static byte[] bytes(Object text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Subscription subscribe(Listener listener) {
        Reconnections reconnections = new Reconnections(listener::reconnected);
        List<Runnable> ends = new ArrayList<>();
        ends.add(plain(listener, reconnections));
        if (sharding != Sharding.FALSE && redis.isCluster()) {
            for (int shard = 0; shard < Channels.SHARDS; shard++) {
                ends.add(sharded(channels.shard(shard), listener, reconnections));
            }
        }
        return new Subscription(() -> ends.forEach(Runnable::run));
    }

    private Runnable plain(Listener listener, Reconnections reconnections) {
        RPatternTopic topics = redis.client().getPatternTopic(channels.pattern(), ByteArrayCodec.INSTANCE);
        int status = topics.addListener(new BasePatternStatusListener() {
            @Override
            public void onPSubscribe(String pattern) {
                reconnections.subscribed(pattern);
            }
        });
        int messages = topics.addListener(byte[].class, (pattern, channel, message) -> {
            String topic = channels.topic(channel);
            if (topic.equals(Channels.NEWS)) {
                listener.news(new String(message, StandardCharsets.UTF_8));
            } else {
                listener.arrived(topic, message);
            }
        });
        return () -> topics.removeListener(status, messages);
    }

    private Runnable sharded(String channel, Listener listener, Reconnections reconnections) {
        RShardedTopic topic = redis.client().getShardedTopic(channel, ByteArrayCodec.INSTANCE);
        int status = topic.addListener(new BaseStatusListener() {
            @Override
            public void onSubscribe(String name) {
                reconnections.subscribed(name);
            }
        });
        int messages =
                topic.addListener(byte[].class, (name, message) -> listener.arrived(Listener.BY_ENVELOPE, message));
        return () -> topic.removeListener(status, messages);
    }
}
