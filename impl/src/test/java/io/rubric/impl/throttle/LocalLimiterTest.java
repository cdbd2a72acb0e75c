package io.rubric.impl.throttle;

import java.time.Duration;

class LocalLimiterTest extends LimiterContract {

    private long nanos = 5_000_000_000L;
    private final Limiter limiter = new LocalLimiter(() -> nanos);

    @Override
    Limiter limiter() {
        return limiter;
    }

    @Override
    void pass(Duration time) {
        nanos += time.toNanos();
    }
}
