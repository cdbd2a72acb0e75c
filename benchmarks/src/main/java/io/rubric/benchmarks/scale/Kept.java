package io.rubric.benchmarks.scale;

/** The model: what is kept in Redis, and how much of its memory that takes at most, the key included. */
enum Kept {
    ENTRY("cache: an entry", "rubric:cache:{texts}:e:-1", Office.SIZE + 150, "its time to live"),
    HEADER("cache: what all entries of a cache share", "rubric:cache:{texts}:h", 150, "longer than any entry"),
    GROUP("cache: a group", "rubric:cache:{grouped}:g:group:1", 120, "longer than any entry"),
    BUCKET("throttle: token bucket, used", "rubric:throttle:few:{1}", 140, "until it is whole again"),
    COUNTER("throttle: sliding counter", "rubric:throttle:counter:{1}:counter", 140, "two periods"),
    WINDOW("throttle: fixed window", "rubric:throttle:window:{1}:window", 140, "the period"),
    LOG(
            "throttle: sliding log, " + Kept.CALLS + " calls",
            "rubric:throttle:log:{1}:log",
            100 + 15 * Kept.CALLS,
            "the period"),
    LOCK("lock: held, or a minute ago", "rubric:lock:{a:1}", 150, "its lease; then a minute"),
    TOPIC("event: a durable topic", "{rubric:event:orders}:meta", 150, "for good"),
    STREAM(
            "event: durable, " + Kept.CALLS + " events",
            "{rubric:event:orders}:stream",
            2_000 + 450 * Kept.CALLS,
            "the topic's retention");

    /** So often each operation is done. */
    static final int CALLS = 52;

    private final String title;
    private final String key;
    private final int most;
    private final String lasts;

    Kept(String title, String key, int most, String lasts) {
        this.title = title;
        this.key = key;
        this.most = most;
        this.lasts = lasts;
    }

    String title() {
        return title;
    }

    String key() {
        return key;
    }

    /** Bytes, at most. */
    int most() {
        return most;
    }

    /** How long. */
    String lasts() {
        return lasts;
    }
}
