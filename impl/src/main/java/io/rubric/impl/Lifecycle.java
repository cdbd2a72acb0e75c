package io.rubric.impl;

import io.rubric.impl.method.Feature;
import io.rubric.impl.redis.BorrowedThread;
import io.rubric.impl.redis.RedisSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

/** What a sound application goes through: it connects, starts, is drained and stops, each once. */
final class Lifecycle {

    /** Longer than what applications do between their validation and their start, such as the migration of a database. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final System.Logger LOG = System.getLogger(Lifecycle.class.getName());

    private final Services services;
    private final List<Feature> features;
    private final Duration patience;
    private @Nullable RedisSettings redis;
    private boolean ownClient;
    private @Nullable Future<?> abandonment;
    private boolean started;
    private boolean abandoned;
    private boolean drained;

    /** Read by a thread that starts features later; it must not wait for one that stops. */
    private volatile boolean stopped;

    /** Features that have started: one thread at a time starts them, another may drain them. */
    private final Set<Feature> begun = new CopyOnWriteArraySet<>();

    /**
     * @param patience after which an application that has not come to its start counts as failed for somebody else's reason, of which nobody tells us
     */
    Lifecycle(Services services, List<Feature> features, Duration patience) {
        this.services = services;
        this.features = features;
        this.patience = patience;
    }

    /**
     * All is sound: connects, unless the application brings its own client, which is not there before its start.
     *
     * @param check what is left to check; a failure ends the application
     * @param settings null if Rubric is switched off
     * @param theirs whether the client is the application's own
     */
    synchronized void open(Runnable check, @Nullable RedisSettings settings, boolean theirs) {
        redis = settings;
        ownClient = theirs;
        orStop(check);
        if (settings != null && !ownClient) {
            orStop(() -> connect(settings));
            Runnable later =
                    () -> services.executor().execute(this::abandon); // closing takes longer than the timer has
            abandonment = services.executor().timer().schedule(later, patience.toNanos(), TimeUnit.NANOSECONDS);
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
                    begun.stream().<Runnable>map(feature -> feature::drain).forEach(Lifecycle::whateverHappens));
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
                .forEach(Lifecycle::whateverHappens));
    }

    private static void whateverHappens(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) { // what follows must end, too
            LOG.log(System.Logger.Level.WARNING, "Rubric could not end everything of the application", e);
        }
    }
}
