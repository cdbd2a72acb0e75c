package io.rubric.benchmarks.lock;

import java.util.function.Function;

/** Who locks. */
enum LockPeer {
    RUBRIC("Rubric", RubricLocks::new),
    RLOCK("RLock", RedissonLocks::plain),
    RFENCEDLOCK("RFencedLock", RedissonLocks::fenced),
    SHEDLOCK("ShedLock", SpringLocks::shedLock),
    SPRING_SPIN("Spring, spinning", SpringLocks::spin),
    SPRING_PUBSUB("Spring, Pub/Sub", SpringLocks::pubSub),
    /** As the page of patterns does that the project began from. */
    SEED("SET NX", RedissonLocks::seed),
    /** A bare read in place of a lock. */
    GET("Redisson GET", RedissonLocks::get);

    private final String title;
    private final Function<String, Locking> connect;

    LockPeer(String title, Function<String, Locking> connect) {
        this.title = title;
        this.connect = connect;
    }

    /** One node of this peer. */
    Locking connect(String address) {
        return connect.apply(address);
    }

    /** What it is called in tables. */
    @Override
    public String toString() {
        return title;
    }
}
