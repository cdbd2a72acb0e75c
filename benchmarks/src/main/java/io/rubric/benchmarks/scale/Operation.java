package io.rubric.benchmarks.scale;

import io.rubric.throttle.ThrottledException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;

/** The model: what each operation makes Redis do. {@code sent} comes from the client, {@code called} is what scripts call in Redis. */
enum Operation {
    HIT("cache: hit", "mget 1", "", (office, i) -> office.find(-1)),
    HIT_IN_GROUP("cache: hit, with a group", "mget 1", "", (office, i) -> office.findIn(-1, 1)),
    MISS("cache: miss", "mget 1, evalsha 2", "get 5, pttl 4, set 3, del 2, time 2, smembers 1", Office::find),
    PUT(
            "cache: put",
            "evalsha 2",
            "pttl 3, get 2, set 2, time 2, zcard 2, zscore 2, del 1, pexpire 1, zadd 1, zrem 1, zremrangebyscore 1",
            (office, i) -> office.put(i, "x".repeat(Office.SIZE))),
    REMOVE("cache: removal of one", "evalsha 1", "del 2, zrange 1", Office::remove),
    REMOVE_GROUP(
            "cache: removal of a group",
            "evalsha 1",
            "pttl 3, set 2, get 1, time 1",
            (office, i) -> office.removeGroup(2)),
    REMOVE_ALL("cache: removal of all", "evalsha 1", "pttl 2, get 1, set 1, time 1", (office, i) -> office.removeAll()),
    BUCKET("throttle: token bucket", "evalsha 1", "get 1, set 1, time 1", (office, i) -> office.bucket(1)),
    /** And besides, {@code lindex} by halves: at most as often as the log's length can be halved. */
    LOG("throttle: sliding log", "evalsha 1", "llen 1, pexpire 1, rpush 1, time 1", (office, i) -> office.log(1)),
    COUNTER("throttle: sliding counter", "evalsha 1", "get 1, set 1, time 1", (office, i) -> office.counter(1)),
    WINDOW("throttle: fixed window", "evalsha 1", "get 1, set 1, time 1", (office, i) -> office.window(1)),
    REFUSED("throttle: refused again", "", "", (office, i) -> refused(office)),
    THREE("throttle: three limits", "evalsha 1", "get 3, set 3, time 1", (office, i) -> office.three(1)),
    LOCK("lock: taken and given back", "evalsha 2", "get 2, set 2, time 1", (office, i) -> office.locked(1)),
    READ(
            "lock: by a reader",
            "evalsha 2",
            "time 3, zscore 3, get 2, set 2, zcard 2, zremrangebyscore 2, del 1, pexpire 1, pttl 1, zadd 1, zrem 1",
            (office, i) -> office.read(1)),
    PERMIT(
            "lock: a permit",
            "evalsha 2",
            "time 2, zcard 2, zremrangebyscore 2, zscore 2, pexpire 1, pttl 1, zadd 1, zrem 1",
            (office, i) -> office.permitted(1)),
    BROADCAST("event: broadcast", "publish 1", "", (office, i) -> office.broadcast()),
    DURABLE(
            "event: durable, added",
            "evalsha 1",
            "get 1, hget 1, hset 1, publish 1, set 1, time 1, xadd 1, xtrim 1",
            (office, i) -> office.durable());

    private final String title;
    private final String sent;
    private final String called;
    private final ObjLongConsumer<Office> run;

    Operation(String title, String sent, String called, ObjLongConsumer<Office> run) {
        this.title = title;
        this.sent = sent;
        this.called = called;
        this.run = run;
    }

    private static void refused(Office office) {
        try {
            office.few(1);
        } catch (ThrottledException e) {
            // what is measured
        }
    }

    /** Does it; a number makes each call another one, where that matters. */
    void run(Office office, long number) {
        run.accept(office, number);
    }

    String title() {
        return title;
    }

    /** Commands of the client, by name. */
    String sent() {
        return sent;
    }

    /** Commands that scripts call, by name. */
    String called() {
        return called;
    }

    /** What the statistics of Redis count together. */
    Map<String, Double> counted() {
        Map<String, Double> counted = new TreeMap<>();
        for (String part : (sent + ", " + called).split(", ")) {
            if (!part.isBlank()) {
                String[] words = part.strip().split(" ");
                counted.merge(words[0], Double.valueOf(words[1]), Double::sum);
            }
        }
        return counted;
    }
}
