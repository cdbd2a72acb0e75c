package io.rubric.impl.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The same buckets in this node alone, for the time in which Redis does not answer. */
final class LocalLimiter implements Limiter {

    /** Above so many callers the least recent ones begin anew. */
    private static final long CALLERS = 100_000;

    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(CALLERS).executor(Runnable::run).build();
    private final LongSupplier nanos;

    /**
     * @param nanos the clock, as {@link System#nanoTime}
     */
    LocalLimiter(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public CompletionStage<Decision> tryAcquire(String key, Limit limit) {
        Decision[] decision = new Decision[1];
        buckets.asMap().compute(key, (k, bucket) -> decide(bucket, limit, decision));
        return CompletableFuture.completedFuture(decision[0]);
    }

    private Bucket decide(@Nullable Bucket bucket, Limit limit, Decision[] decision) {
        long now = nanos.getAsLong() / 1000;
        long debt = bucket == null ? 0 : bucket.debt(now, limit);
        long period = limit.micros();
        long excess = debt + period - limit.capacity();
        boolean allowed = excess <= 0;
        long after = allowed ? debt + period : debt;
        decision[0] = new Decision(
                allowed,
                (limit.capacity() - after) / period,
                allowed ? 0 : ceil(excess, limit.limit()),
                ceil(after, limit.limit()));
        return new Bucket(after, now, limit.capacity());
    }

    private static long ceil(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    private record Bucket(long debt, long stamp, long capacity) {

        long debt(long now, Limit limit) {
            long owed = capacity == limit.capacity()
                    ? debt
                    : Math.min(limit.capacity(), (long) Math.ceil((double) debt / capacity * limit.capacity()));
            long elapsed = now - stamp;
            return elapsed >= ceil(owed, limit.limit()) ? 0 : owed - elapsed * limit.limit();
        }
    }
}
