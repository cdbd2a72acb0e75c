package io.rubric;

import jakarta.interceptor.Interceptor;

/**
 * The priorities of Rubric's interceptors, outermost first. {@code @Transactional} of Jakarta Transactions has
 * {@code PLATFORM_BEFORE + 200} and is inside all of them.
 */
public final class Order {

    /** {@link io.rubric.throttle.Throttled}: a call over its limit costs nothing more. */
    public static final int THROTTLE = Interceptor.Priority.PLATFORM_BEFORE + 120;

    /** The annotations of {@link io.rubric.cache}: a hit takes no lock and opens no transaction. */
    public static final int CACHE = Interceptor.Priority.PLATFORM_BEFORE + 140;

    /** {@link io.rubric.lock.Locked}: taken before the transaction begins, released after it has completed. */
    public static final int LOCK = Interceptor.Priority.PLATFORM_BEFORE + 160;

    private Order() {}
}
