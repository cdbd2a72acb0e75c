package io.rubric.impl.cache;

import io.rubric.cache.CacheName;
import io.rubric.cache.CachePut;
import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.config.Setting;
import io.rubric.impl.method.Door;
import io.rubric.impl.method.Feature;
import io.rubric.impl.method.Injectable;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Operation;
import io.rubric.impl.redis.BorrowedThread;
import io.rubric.impl.redis.Subscription;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** {@link CacheResult} and its family, and the injected {@link io.rubric.cache.Cache}. */
public final class CacheFeature implements Feature {

    /** What CDI must know of it. */
    public static final Door DOOR = new Door(
            List.of(
                    CacheResult.class,
                    CachePut.class,
                    CachePut.List.class,
                    CacheRemove.class,
                    CacheRemove.List.class,
                    CacheRemoveAll.class,
                    CacheRemoveAll.List.class),
            List.of(
                    CacheResultInterceptor.class,
                    CachePutInterceptor.class,
                    CachePutsInterceptor.class,
                    CacheRemoveInterceptor.class,
                    CacheRemovesInterceptor.class,
                    CacheRemoveAllInterceptor.class,
                    CacheRemoveAllsInterceptor.class),
            List.of(CacheName.class),
            List.of());

    private static final System.Logger LOG = System.getLogger(CacheFeature.class.getName());

    /** How long the end of the application waits for removals that Redis has not answered. */
    private static final long LAST_SECONDS = 1;

    private final Services services;
    private final Wakes wakes = new Wakes();
    private final Regions regions;
    private final Caches caches;
    private final InjectedCaches injected;
    private volatile boolean started;
    private @Nullable Subscription channel;

    /**
     * @param problems of the feature's own configuration
     */
    public CacheFeature(Services services, Problems problems) {
        this.services = services;
        this.regions = new Regions(services, wakes);
        this.caches = new Caches(services.settings().isOn(Setting.CACHE_ENABLED, problems), regions);
        this.injected = new InjectedCaches(services, caches);
        services.settings().duration(Setting.CACHE_TIMEOUT, problems); // checked, though no cache may read it
    }

    @Override
    public Door door() {
        return DOOR;
    }

    @Override
    public void injected(Type type, Annotation qualifier, String place, Problems problems) {
        injected.add(type, (CacheName) qualifier, place, problems);
    }

    @Override
    public List<Injectable> injectables() {
        return injected.all();
    }

    @Override
    public @Nullable Operation bind(InterceptedMethod method, Annotation annotation, Problems problems) {
        int before = problems.count();
        CacheOperations operations = new CacheOperations(services, caches, method, problems);
        List<Operation> all = each(annotation).stream().map(operations::of).toList();
        Operation operation = all.get(all.size() - 1);
        for (int i = all.size() - 2; i >= 0; i--) { // the first is the outermost
            operation = Nested.of(all.get(i), operation);
        }
        if (started) { // the container has made the bean late
            services.executor().execute(this::listen);
        }
        return problems.count() > before ? null : operation;
    }

    private static List<Annotation> each(Annotation annotation) {
        if (annotation instanceof CachePut.List puts) {
            return List.of(puts.value());
        }
        if (annotation instanceof CacheRemove.List removals) {
            return List.of(removals.value());
        }
        return annotation instanceof CacheRemoveAll.List removals ? List.of(removals.value()) : List.of(annotation);
    }

    @Override
    public synchronized void start() {
        started = true;
        listen();
        caches.warn();
    }

    /** Hears of the ends of loads, from the first cache on. */
    private synchronized void listen() {
        if (started && channel == null && caches.isEnabled() && !regions.all().isEmpty()) {
            BorrowedThread.lend(() -> channel = RedissonWakes.listen(
                    services.redis(),
                    services.names().prefix(),
                    services.names().nodeId(),
                    wakes));
        }
    }

    @Override
    public void stop() {
        Map<String, CompletableFuture<?>> last = new TreeMap<>();
        regions.all().forEach(region -> last.put(region.name(), region.close().toCompletableFuture()));
        wakes.close();
        try {
            CompletableFuture.allOf(last.values().toArray(CompletableFuture[]::new))
                    .get(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            last.values().removeIf(CompletableFuture::isDone);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Node " + services.names().nodeId() + " stops with removals from the caches " + last.keySet()
                            + " that Redis has not answered: other nodes may answer with old values for their time to live."
                            + " To be sure, delete the keys " + services.names().prefix()
                            + ":cache:{...}:h of these caches");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            hush();
        }
    }

    private synchronized void hush() {
        started = false;
        if (channel != null) {
            channel.close();
        }
    }
}
