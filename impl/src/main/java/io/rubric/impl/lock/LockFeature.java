package io.rubric.impl.lock;

import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import io.rubric.impl.context.OwnTransaction;
import io.rubric.impl.method.Door;
import io.rubric.impl.method.EmptyResult;
import io.rubric.impl.method.Feature;
import io.rubric.impl.method.Injectable;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Outcome;
import io.rubric.impl.redis.Subscription;
import io.rubric.lock.FencingGuard;
import io.rubric.lock.LockContext;
import io.rubric.lock.LockName;
import io.rubric.lock.Locked;
import io.rubric.lock.Permits;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** {@link Locked}, {@link Permits}, {@link LockContext}, {@link FencingGuard}, and the injected {@link io.rubric.lock.Locks}. */
public final class LockFeature implements Feature {

    /** What CDI must know of it. */
    public static final Door DOOR = new Door(
            List.of(Locked.class, Permits.class),
            List.of(LockInterceptor.class, LockCommitInterceptor.class, PermitsInterceptor.class),
            List.of(LockName.class),
            List.of(LockContext.class, LockCommit.class, FencingGuard.class));

    private static final System.Logger LOG = System.getLogger(LockFeature.class.getName());

    private final Services services;
    private final boolean enabled;
    private final LockDesk desk;
    private final LockRules rules;
    private final InjectedLocks injected;
    private final LockTallies tallies;
    private volatile List<Subscription> subscriptions = List.of();

    /**
     * @param problems of the feature's own configuration
     */
    public LockFeature(Services services, Problems problems) {
        Settings settings = services.settings();
        this.services = services;
        this.enabled = settings.isOn(Setting.LOCK_ENABLED, problems);
        boolean redisson = settings.value(
                Setting.LOCK_ENGINE,
                text -> Optional.of(text)
                        .filter(List.of("rubric", "redisson")::contains)
                        .map("redisson"::equals),
                "rubric or redisson",
                problems);
        LockNode node = new LockNode(
                services.executor().timer(), System::nanoTime, services.names().nodeId());
        this.desk = new LockDesk(
                new LockKinds(services.redis(), services.names().prefix(), redisson, node),
                node,
                new Holds(),
                services.transactions(),
                services.executor(),
                settings.duration(Setting.REDIS_TIMEOUT, problems));
        this.tallies = new LockTallies(services.metrics());
        this.rules = new LockRules(services, new LockPolicies(settings, redisson));
        this.injected = new InjectedLocks(services, rules, desk, tallies, enabled);
    }

    @Override
    public Door door() {
        return DOOR;
    }

    @Override
    public void injected(Type type, Annotation qualifier, String place, Problems problems) {
        injected.add(type, (LockName) qualifier, place, problems);
    }

    @Override
    public void complete(Problems problems) {
        injected.make(problems);
    }

    @Override
    public List<Injectable> injectables() {
        List<Injectable> all = new ArrayList<>(injected.all());
        CurrentLock current = new CurrentLock(desk.holds(), services.executor(), desk.timeout());
        all.add(new Injectable(LockContext.class, Set.of(), current));
        all.add(new Injectable(LockCommit.class, Set.of(), new CommitWatch(desk.holds(), services.transactions())));
        all.add(new Injectable(
                FencingGuard.class,
                Set.of(),
                new Fences(services.redis(), services.names().prefix(), desk.timeout())));
        return all;
    }

    @Override
    public @Nullable Operation bind(InterceptedMethod method, Annotation annotation, Problems problems) {
        int before = problems.count();
        LockRule rule = rules.of(method, annotation, problems);
        boolean on = enabled
                && services.settings().flag(Setting.LOCK_ENABLED, rule.policy().name(), problems);
        if (problems.count() > before) {
            return null;
        }
        boolean inTransaction =
                annotation instanceof Locked && !OwnTransaction.isFor(method.method(), method.beanClass());
        return on
                ? new LockOperation(
                        rule,
                        desk,
                        inTransaction,
                        tallies.of(rule.policy().name()),
                        EmptyResult.of(method),
                        Outcome.of(method, services.executor()))
                : Operation.NONE;
    }

    @Override
    public void start() {
        if (enabled) {
            subscriptions = desk.kinds().subscribe();
        }
    }

    @Override
    public void stop() {
        try {
            desk.kinds().close().toCompletableFuture().get(desk.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.WARNING, "Not all locks were given back; they are free after their lease", e);
        }
        subscriptions.forEach(Subscription::close);
    }
}
