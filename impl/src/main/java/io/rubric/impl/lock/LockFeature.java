package io.rubric.impl.lock;

import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import io.rubric.impl.method.Feature;
import io.rubric.impl.method.Injectable;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Outcome;
import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** {@link Locked} and {@link LockContext}. */
public final class LockFeature implements Feature {

    private static final System.Logger LOG = System.getLogger(LockFeature.class.getName());
    private static final Duration LEAST_LEASE = Duration.ofSeconds(1);

    private final Services services;
    private final boolean enabled;
    private final Duration timeout;
    private final LockStore store;
    private final Locks locks;
    private final Holds holds = new Holds();
    private volatile @Nullable AutoCloseable subscription;

    /**
     * @param problems of the feature's own configuration
     */
    public LockFeature(Services services, Problems problems) {
        this.services = services;
        this.enabled = services.settings().isOn(Setting.LOCK_ENABLED, problems);
        this.timeout = services.settings().duration(Setting.REDIS_TIMEOUT, problems);
        this.store = new RedissonLockStore(services.redis(), services.names().prefix());
        this.locks = new Locks(
                store,
                services.executor().timer(),
                System::nanoTime,
                services.names().nodeId());
    }

    @Override
    public List<Class<? extends Annotation>> annotations() {
        return List.of(Locked.class);
    }

    @Override
    public List<Class<?>> beans() {
        return List.of(LockInterceptor.class);
    }

    @Override
    public List<Injectable> injectables() {
        return List.of(new Injectable(LockContext.class, Set.of(), new CurrentLock(holds)));
    }

    @Override
    public @Nullable Operation bind(InterceptedMethod method, Annotation annotation, Problems problems) {
        int before = problems.count();
        LockBinding binding = LockBinding.of(method, (Locked) annotation, services.caller(), problems);
        String place = method.place(Locked.class);
        Settings settings = services.settings();
        Duration waitTime = settings.duration(
                Setting.LOCK_WAIT_TIME, binding.name(), binding.waitTime(), place, Duration.ZERO, problems);
        Duration leaseTime = settings.duration(
                Setting.LOCK_LEASE_TIME, binding.name(), binding.leaseTime(), place, LEAST_LEASE, problems);
        if (problems.count() > before) {
            return null;
        }
        return enabled
                ? new LockOperation(
                        binding, waitTime, leaseTime, timeout, locks, holds, Outcome.of(method, services.executor()))
                : Operation.NONE;
    }

    @Override
    public void start() {
        if (enabled) {
            subscription = store.subscribe(locks::released);
        }
    }

    @Override
    public void stop() {
        try {
            locks.close().toCompletableFuture().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.WARNING, "Not all locks were given back; they are free after their lease", e);
        }
        close();
    }

    private void close() {
        AutoCloseable current = subscription;
        if (current == null) {
            return;
        }
        try {
            current.close();
        } catch (Exception e) { // the client is closed next, and the subscription with it
            LOG.log(System.Logger.Level.DEBUG, "Unsubscribing failed", e);
        }
    }
}
