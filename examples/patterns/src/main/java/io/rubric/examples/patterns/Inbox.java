package io.rubric.examples.patterns;

import io.rubric.redis.RedisName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RBlockingQueue;

/** 10. LPUSH, BRPOP: a list at which somebody waits. What was taken is gone, also if its taker dies; a durable event is not. */
@ApplicationScoped
public class Inbox {

    @Inject
    @RedisName("inbox")
    RBlockingQueue<Headline> inbox;

    /** Adds to its end. */
    public void put(Headline headline) {
        inbox.add(headline);
    }

    /** Takes from its beginning; waits for so long. */
    public Optional<Headline> take(Duration patience) throws InterruptedException {
        return Optional.ofNullable(inbox.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }
}
