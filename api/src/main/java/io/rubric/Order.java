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

    /** {@link io.rubric.lock.Permits}: who waits for a permit holds no lock. */
    public static final int PERMITS = Interceptor.Priority.PLATFORM_BEFORE + 155;

    /** {@link io.rubric.lock.Locked}: taken before the transaction begins, released after it has completed. */
    public static final int LOCK = Interceptor.Priority.PLATFORM_BEFORE + 160;

    /** The inside of {@link #LOCK}, within the transaction: one whose lock is lost does not commit. */
    public static final int LOCK_COMMIT = Interceptor.Priority.LIBRARY_BEFORE;

    private Order() {}
}
