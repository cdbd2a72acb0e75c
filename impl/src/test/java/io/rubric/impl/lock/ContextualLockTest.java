package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import io.rubric.lock.LockContext;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.lock.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redisson.client.codec.StringCodec;

/** Locks go where their call goes, and no farther. */
class ContextualLockTest {

    @ApplicationScoped
    public static class Shop {

        @Inject
        LockContext lock;

        @Locked(value = "shop", waitTime = "0s")
        public <T> T run(Callable<T> work) throws Exception {
            return work.call();
        }

        @Locked(value = "shop", waitTime = "0s")
        public CompletionStage<String> later(CompletableFuture<String> work) {
            return work;
        }

        @Locked("other")
        public CompletionStage<String> other(Shop shop) throws Exception {
            return CompletableFuture.completedFuture(shop.run(() -> "in"));
        }

        @Locked(value = "shop", waitTime = "1m")
        public CompletionStage<String> patient(CompletableFuture<String> work) {
            return work;
        }

        public LockContext lock() {
            return lock;
        }
    }

    private final String prefix = Node.randomPrefix();
    private final Node node = Node.start(Map.of("rubric.prefix", prefix), Shop.class);
    private final Shop shop = node.get(Shop.class);
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        pool.shutdownNow();
        node.close();
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Test
    void aTaskOfAnotherThreadWaitsLikeAnybody() throws Exception {
        shop.run(() -> {
            assertThatThrownBy(() -> get(CompletableFuture.supplyAsync(this::enter, pool)))
                    .isInstanceOf(LockNotAcquiredException.class);
            return null;
        });
    }

    @Test
    void aContextualTaskEntersAndKnowsItsLock() throws Exception {
        shop.run(() -> {
            long token = shop.lock().fencingToken();
            assertThat(get(CompletableFuture.supplyAsync(
                            this::enter, shop.lock().contextual(pool))))
                    .isEqualTo("in");
            assertThat(pool.submit(shop.lock().contextual((Callable<Long>)
                                    () -> shop.lock().fencingToken()))
                            .get())
                    .isEqualTo(token);
            return null;
        });
        assertThat(pool.submit(() -> shop.lock().isHeld()).get()).isFalse();
    }

    @Test
    void afterTheCallItsTasksHaveNothing() throws Exception {
        Callable<String> task = shop.run(() -> shop.lock().contextual((Callable<String>) this::enter));
        assertThat(task.call()).isEqualTo("in"); // it takes the lock anew
        CompletableFuture<String> holder = new CompletableFuture<>();
        shop.later(holder);
        TestRedis.await(
                "the lock", () -> TestRedis.client().getKeys().countExists(prefix + ":lock:{shop}") == 1 && isHeld());
        assertThatThrownBy(task::call).isInstanceOf(LockNotAcquiredException.class);
        holder.complete("done");
    }

    /** In Redis: more than the fence of the last one. */
    private boolean isTaken() {
        String value = (String) TestRedis.client()
                .getBucket(prefix + ":lock:{shop}", StringCodec.INSTANCE)
                .get();
        return value != null && value.length() > 16;
    }

    private boolean isHeld() {
        return shop.later(CompletableFuture.completedFuture(""))
                        .toCompletableFuture()
                        .handle((v, e) -> e)
                        .join()
                != null;
    }

    @Test
    void aContainersExecutorTakesThemAlong() throws Exception {
        HoldsContext context = new HoldsContext();
        assertThat(context.getThreadContextType()).isEqualTo("io.rubric.Lock");
        shop.run(() -> {
            var snapshot = context.currentContext(Map.of());
            var cleared = context.clearedContext(Map.of());
            assertThat(pool.submit(() -> {
                                var restorer = snapshot.begin();
                                try {
                                    return enter();
                                } finally {
                                    restorer.endContext();
                                }
                            })
                            .get())
                    .isEqualTo("in");
            var restorer = cleared.begin();
            assertThat(shop.lock().isHeld()).isFalse();
            restorer.endContext();
            assertThat(shop.lock().isHeld()).isTrue();
            return null;
        });
    }

    @Test
    void aMethodThatGoesOnElsewhereIsStillUnderItsCallersLocks() throws Exception {
        assertThat(shop.run(() -> get(shop.other(shop)))).isEqualTo("in");
    }

    @Test
    void whoCancelsWhatHeGotFreesTheLock() throws Exception {
        CompletableFuture<String> work = new CompletableFuture<>();
        CompletableFuture<String> result = shop.later(work).toCompletableFuture();
        TestRedis.await("the call", () -> work.getNumberOfDependents() > 0);
        result.cancel(true);
        TestRedis.await("the end of the work", work::isCancelled);
        TestRedis.await("the lock", () -> !isTaken());
    }

    @Test
    void whoCancelsWhileHeWaitsDoesNotGetIt() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        shop.later(first);
        TestRedis.await("the lock", this::isTaken);
        CompletableFuture<String> never = new CompletableFuture<>();
        shop.patient(never).toCompletableFuture().cancel(true);
        first.complete("done");
        TestRedis.await("the lock", () -> !isHeld());
        assertThat(never).isNotDone();
    }

    private String enter() {
        try {
            return shop.run(() -> "in");
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
