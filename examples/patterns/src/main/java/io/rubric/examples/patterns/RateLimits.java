package io.rubric.examples.patterns;

import io.rubric.throttle.Algorithm;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;

/** 4. Rate limits, counted on all nodes together: a sliding window and a token bucket. Who is over one gets a {@code ThrottledException}. */
@ApplicationScoped
public class RateLimits {

    /** A hundred calls a user in any sixty seconds. */
    @Throttled(name = "window", limit = 100, period = "60s", key = "{user}", algorithm = Algorithm.SLIDING_LOG)
    public void inWindow(long user) {}

    /** One a second, and up to ten at once after a pause. */
    @Throttled(name = "bucket", limit = 1, period = "1s", burst = 10, key = "{key}")
    public void fromBucket(String key) {}
}
