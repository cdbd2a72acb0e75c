package io.rubric.impl.cache;

import io.rubric.impl.Rarely;
import io.rubric.impl.codec.ValueCodec;
import java.lang.reflect.Array;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What of a method's results is kept, and for how long.
 *
 * @param unless by which the application refuses a result; null if it does not
 * @param ttlFunction by which it decides how long; null if it does not
 */
record Keeping(
        String cacheName,
        CachePolicy policy,
        ValueCodec codec,
        @Nullable Unless unless,
        @Nullable Lasting ttlFunction,
        Rarely unwritable) {

    /** The application refuses a result. */
    @FunctionalInterface
    interface Unless {
        boolean test(@Nullable Object[] arguments, @Nullable Object result);
    }

    /** The application decides how long a result is kept. */
    @FunctionalInterface
    interface Lasting {
        @Nullable
        Duration ttl(@Nullable Object[] arguments, @Nullable Object result);
    }

    /** Of a cache about which the application decides nothing. */
    static Keeping plain(String cacheName, CachePolicy policy, ValueCodec codec) {
        return new Keeping(cacheName, policy, codec, null, null, new Rarely(System.getLogger(Keeping.class.getName())));
    }

    /** Not at all. */
    static final Duration NEVER = Duration.ZERO;

    /** The value as the codec writes it; null if it cannot be written. */
    byte @Nullable [] write(@Nullable Object value) {
        try {
            return codec.encode(value);
        } catch (RuntimeException | StackOverflowError e) { // a value that holds itself
            unwritable.warn(() -> "Cache \"" + cacheName + "\": a result cannot be written as JSON and is not kept", e);
            return null;
        }
    }

    /** How long a result is kept; {@link #NEVER} if it is not. */
    Duration ttl(@Nullable Object[] arguments, @Nullable Object result) {
        if (unless != null && unless.test(arguments, result)) {
            return NEVER;
        }
        Duration usual = isNothing(result) ? policy.nullTtl() : policy.ttl();
        if (usual.isZero()) {
            return NEVER;
        }
        Duration own = ttlFunction == null ? null : ttlFunction.ttl(arguments, result);
        return jittered(own == null ? usual : own);
    }

    /** How long a value is kept for which somebody says a time; {@link #NEVER} if it stands for nothing and that is not kept. */
    Duration ownTtl(@Nullable Object value, Duration own) {
        return isNothing(value) && policy.nullTtl().isZero() ? NEVER : jittered(own);
    }

    /** How long an exception is kept that the codec writes. */
    Duration exceptionTtl() {
        return jittered(policy.exceptionTtl());
    }

    /** A time to live, changed by chance. */
    Duration jittered(Duration ttl) {
        return ttl.isNegative() || ttl.isZero()
                ? NEVER
                : policy.jittered(ttl, ThreadLocalRandom.current().nextDouble());
    }

    private static boolean isNothing(@Nullable Object result) {
        return result == null
                || (result instanceof Optional<?> o && o.isEmpty())
                || (result instanceof Collection<?> c && c.isEmpty())
                || (result instanceof Map<?, ?> m && m.isEmpty())
                || (result.getClass().isArray() && Array.getLength(result) == 0);
    }
}
