package io.rubric.examples.migration.redisson.before;

import java.util.concurrent.TimeUnit;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;

/** While the nodes are changed one after the other: by hand still, under both names. */
public class OrdersBetween {

    private final RedissonClient redisson;

    public OrdersBetween(RedissonClient redisson) {
        this.redisson = redisson;
    }

    public void order(long id, Runnable work) throws InterruptedException {
        RLock lock = redisson.getMultiLock(
                redisson.getLock("order:" + id), redisson.getLock("shop:lock:{order:" + id + "}"));
        if (!lock.tryLock(1, TimeUnit.SECONDS)) {
            throw new IllegalStateException("somebody else is at order " + id);
        }
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
