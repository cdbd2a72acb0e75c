package io.rubric.impl.event;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Where broadcast events go: {@code prefix:event:topic}, which one pattern hears, or one of a few sharded channels, which have no patterns.
 *
 * @param before what the channels begin with
 */
record Channels(String before) {

    /** So many that they spread over the masters, so few that a node can hear all. */
    static final int SHARDS = 16;

    /** Not a topic: what happens to durable ones is told here. */
    static final String NEWS = "~wake";

    static Channels of(String prefix) {
        return new Channels(prefix + ":event:");
    }

    String pattern() {
        return before + "*";
    }

    String news() {
        return before + NEWS;
    }

    String plain(String topic) {
        return before + topic;
    }

    String sharded(String topic) {
        CRC32 hash = new CRC32();
        hash.update(topic.getBytes(StandardCharsets.UTF_8));
        return shard((int) (hash.getValue() % SHARDS));
    }

    String shard(int number) {
        return "{" + before + number + "}";
    }

    /** The topic of a plain channel. */
    String topic(CharSequence channel) {
        return channel.subSequence(before.length(), channel.length()).toString();
    }
}
