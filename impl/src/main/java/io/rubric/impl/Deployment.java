package io.rubric.impl;

import io.rubric.RubricException;
import io.rubric.event.RedisObserver;
import io.rubric.impl.cache.CacheFeature;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import io.rubric.impl.event.EventFeature;
import io.rubric.impl.lock.LockFeature;
import io.rubric.impl.method.Bridge;
import io.rubric.impl.method.Feature;
import io.rubric.impl.method.Injectable;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Operations;
import io.rubric.impl.redis.BorrowedThread;
import io.rubric.impl.redis.RedisSettings;
import io.rubric.impl.structure.StructureFeature;
import io.rubric.impl.throttle.ThrottleFeature;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.EventContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

/**
 * One application, from what is seen of it to its end. A CDI extension shows it the annotated methods and observers, asks for the report,
 * opens it when all is sound, and tells it when the application starts and stops. It knows no container.
 */
final class Deployment {

    private static final System.Logger LOG = System.getLogger(Deployment.class.getName());

    private final Problems problems = new Problems();
    private final Services services;
    private final EventFeature events;
    private final List<Feature> features;
    private final Operations operations;
    private boolean ownClient;
    private @Nullable RedisSettings redis;
    private final boolean enabled;
    private final Duration patience;
    private @Nullable Future<?> abandonment;
    private boolean started;
    private boolean abandoned;
    private boolean drained;

    /** Read by a thread that starts features later; it must not wait for one that stops. */
    private volatile boolean stopped;

    /** Features that have started; only one thread at a time starts them. */
    private final Set<Feature> begun = new HashSet<>();

    /**
     * @param patience after which a deployment that has not come to its start counts as failed for somebody else's reason, of which nobody tells us
     */
    Deployment(Settings settings, BeanManager beans, Duration patience) {
        this.patience = patience;
        services = Services.of(settings, beans, problems);
        enabled = settings.flag(Setting.ENABLED, problems);
        events = new EventFeature(services, beans, problems);
        features = List.of(
                new ThrottleFeature(services, problems),
                new CacheFeature(services, problems),
                new LockFeature(services, problems),
                new StructureFeature(services, problems),
                events);
        operations = new Operations(features);
    }

    List<Feature> features() {
        return features;
    }

    EventFeature events() {
        return events;
    }

    Operations operations() {
        return operations;
    }

    RedissonClient client() {
        return services.redis().client();
    }

    /** The WAR of an EAR that has this Rubric for itself, or nothing. */
    String module() {
        return services.names().module();
    }

    /** The application has a client of its own, which is used as it is. */
    void ownClient() {
        ownClient = true;
    }

    boolean hasOwnClient() {
        return ownClient;
    }

    /** A method of a bean has an annotation, of its own or of its class. */
    void method(Class<?> beanClass, Method seen, Feature feature, Annotation annotation) {
        Method written = Bridge.written(seen);
        if (written == null) {
            return;
        }
        InterceptedMethod method = new InterceptedMethod(beanClass, written);
        if (!method.isBusinessMethod()) {
            problems.add(
                    Problem.NOT_INTERCEPTABLE,
                    method.place(annotation.annotationType()),
                    Modifier.toString(written.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL)),
                    "a method that is not private, static or final");
            return;
        }
        Operation operation = Operations.bind(feature, method, annotation, problems);
        if (operation != null) {
            operations.add(method, annotation.annotationType(), operation);
            operations.add(new InterceptedMethod(beanClass, seen), annotation.annotationType(), operation);
        }
    }

    /** An injection point; the features are shown it by those of its qualifiers that they answer for. */
    void injectionPoint(Type type, Set<Annotation> qualifiers, Member member) {
        for (Annotation qualifier : qualifiers) {
            Class<? extends Annotation> kind = qualifier.annotationType();
            features.stream()
                    .filter(feature -> feature.qualifiers().contains(kind))
                    .forEach(feature ->
                            feature.injected(type, qualifier, "@" + kind.getSimpleName() + " on " + member, problems));
        }
    }

    /** What the features offer for injection, each type with its qualifiers once. */
    Collection<Injectable> injectables() {
        record Id(Type type, Set<Annotation> qualifiers) {}
        Map<Id, Injectable> offered = new LinkedHashMap<>();
        features.stream()
                .flatMap(feature -> feature.injectables().stream())
                .forEach(offer -> offered.putIfAbsent(new Id(offer.type(), offer.qualifiers()), offer));
        return offered.values();
    }

    /**
     * An observer of the application.
     *
     * @param policy what it says of its calls; null if nothing
     * @return decides whether it is called; null if that need not be asked
     */
    @Nullable
    BiConsumer<EventContext<?>, Runnable> observer(
            Type type, Set<Annotation> qualifiers, @Nullable RedisObserver policy, Member member) {
        return events.observer(type, qualifiers, policy, "@RedisEvent on " + member, problems);
    }

    /** All has been seen: everything that is wrong, or null. */
    @Nullable
    RubricException report() {
        if (enabled) {
            redis = RedisSettings.read(services.settings(), ownClient, problems);
        }
        features.forEach(feature -> feature.complete(problems));
        services.settings().warnOfUnknownNames(LOG);
        return problems.count() == 0 ? null : problems.report();
    }

    /** All is sound: connects, unless the application brings its own client, which is not there before its start. */
    synchronized void open() {
        orStop(this::checkObjects);
        RedisSettings settings = redis;
        if (settings != null && !ownClient) {
            orStop(() -> connect(settings));
            Runnable later =
                    () -> services.executor().execute(this::abandon); // closing takes longer than the timer has
            abandonment = services.executor().timer().schedule(later, patience.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void checkObjects() {
        services.objects().check(problems);
        if (problems.count() > 0) {
            throw problems.report();
        }
    }

    /**
     * The application starts; called on a thread of its own. Only the first call counts: containers differ in what they announce.
     *
     * @param theirs the application's own client
     */
    synchronized void start(Supplier<RedissonClient> theirs) {
        RedisSettings settings = redis;
        if (started || stopped || settings == null) {
            return;
        }
        started = true;
        orStop(() -> start(settings, theirs));
    }

    private void start(RedisSettings settings, Supplier<RedissonClient> theirs) {
        services.executor().start();
        services.transactions().start();
        services.metrics().start();
        Future<?> abandoning = abandonment;
        if (abandoning != null) {
            abandoning.cancel(false);
        }
        if (ownClient) {
            BorrowedThread.lend(() -> {
                services.redis().use(theirs.get());
                services.redis().check(settings, services.executor());
            });
        } else if (abandoned) {
            connect(settings); // it took so long that it was given up
        }
        BorrowedThread.lend(() -> services.redis().whenReady(settings, services.executor(), this::startFeatures));
    }

    /** Goes on where it failed the last time. */
    private void startFeatures() {
        for (Feature feature : features) {
            if (!stopped && !begun.contains(feature)) {
                feature.start();
                begun.add(feature);
                if (stopped) {
                    feature.stop(); // it was stopped before it had begun
                }
            }
        }
    }

    private void connect(RedisSettings settings) {
        BorrowedThread.lend(() -> {
            services.redis().open(settings);
            services.redis().check(settings, services.executor());
        });
    }

    private synchronized void abandon() {
        if (!started && !stopped) {
            abandoned = true;
            services.redis().close();
        }
    }

    private void orStop(Runnable action) {
        try {
            action.run();
        } catch (Throwable e) { // of a deployment that fails the container may tell nobody
            stop();
            throw e;
        }
    }

    /** The application is about to stop. Only the first call counts; containers differ in what they announce. */
    synchronized void drain() {
        if (started && !drained && !stopped) {
            drained = true;
            BorrowedThread.lend(() ->
                    begun.stream().<Runnable>map(feature -> feature::drain).forEach(Deployment::whateverHappens));
        }
    }

    /** The application stops, or did not come to start. Only the first call counts. */
    synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        BorrowedThread.lend(() -> Stream.concat(
                        features.stream().<Runnable>map(feature -> feature::stop),
                        Stream.of(
                                services.metrics()::close,
                                services.redis()::close,
                                services.executor()::close,
                                services.objects()::close,
                                services.json()::close))
                .forEach(Deployment::whateverHappens));
    }

    private static void whateverHappens(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) { // what follows must end, too
            LOG.log(System.Logger.Level.WARNING, "Rubric could not end everything of the application", e);
        }
    }
}
