package io.rubric.examples.patterns;

import io.rubric.redis.RedisName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.redisson.api.RBucket;

/** 7. GET, SET, SETEX: one value. */
@ApplicationScoped
public class Values {

    @Inject
    @RedisName("banner")
    RBucket<Headline> banner;

    /** For so long. */
    public void show(Headline headline, Duration time) {
        banner.set(headline, time);
    }

    /** Null if there is none, or its time is over. */
    public Headline shown() {
        return banner.get();
    }
}
