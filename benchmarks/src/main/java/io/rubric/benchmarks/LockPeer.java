package io.rubric.benchmarks;

import java.util.function.Function;

/** Who locks. */
public enum LockPeer {
    RUBRIC(RubricLocks::new),
    RLOCK(RedissonLocks::plain),
    RFENCEDLOCK(RedissonLocks::fenced),
    SHEDLOCK(SpringLocks::shedLock),
    SPRING_SPIN(SpringLocks::spin),
    SPRING_PUBSUB(SpringLocks::pubSub),
    /** A bare read in place of a lock. */
    GET(RedissonLocks::get);

    private final Function<String, Locking> connect;

    LockPeer(Function<String, Locking> connect) {
        this.connect = connect;
    }

    /** One node of this peer. */
    Locking connect(String address) {
        return connect.apply(address);
    }
}
