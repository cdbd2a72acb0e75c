package io.rubric.impl.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.TestRedis;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationExecutorTest {

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final URLClassLoader application = new URLClassLoader(new URL[0], before);
    private ApplicationExecutor executor;

    @BeforeEach
    void deploy() {
        Thread.currentThread().setContextClassLoader(application);
        executor = new ApplicationExecutor();
        Thread.currentThread().setContextClassLoader(before);
    }

    @AfterEach
    void close() throws Exception {
        executor.close();
        Thread.currentThread().setContextClassLoader(before);
        application.close();
    }

    @Test
    void aTaskHasTheApplicationsClassLoaderWhoeverSendsIt() throws Exception {
        assertThat(loaderIn(executor)).isSameAs(application);
        assertThat(loaderIn(executor.timer())).isSameAs(application);
    }

    @Test
    void whatIsCapturedAtTheStartIsForAllLaterTasks() throws Exception {
        try (URLClassLoader started = new URLClassLoader(new URL[0], application)) {
            Thread.currentThread().setContextClassLoader(started);
            executor.start();
            Thread.currentThread().setContextClassLoader(before);
            assertThat(loaderIn(executor)).isSameAs(started);
        }
    }

    @Test
    void aTaskInTheCallersContextHasTheClassLoaderOfTheCaller() throws Exception {
        assertThat(loaderIn(inCallersContext())).isSameAs(before);
        assertThat(loaderIn(executor)).as("the thread is as it was").isSameAs(application);
    }

    @Test
    void aTaskRunsOnAnotherThread() throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        executor.execute(() -> thread.complete(Thread.currentThread()));
        assertThat(thread.get(20, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
        assertThat(thread.get().isDaemon()).isTrue();
    }

    @Test
    void itsThreadsEndWhenItIsClosed() throws Exception {
        CompletableFuture<Thread> busy = new CompletableFuture<>();
        CompletableFuture<Thread> timer = new CompletableFuture<>();
        executor.execute(() -> {
            busy.complete(Thread.currentThread());
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        executor.timer().execute(() -> timer.complete(Thread.currentThread()));
        Thread[] threads = {busy.get(20, TimeUnit.SECONDS), timer.get(20, TimeUnit.SECONDS)};
        executor.close();
        for (Thread thread : threads) {
            thread.join(20_000);
            assertThat(thread.isAlive()).isFalse();
        }
        assertThatThrownBy(() -> executor.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void callbacksThatTakeTheirTimeDoNotKeepCallersFromGoingOn() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < 1000; i++) {
            executor.execute(() -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        assertThat(loaderIn(inCallersContext())).isSameAs(before);
        end.countDown();
    }

    @Test
    void aThreadInheritsNothing() throws Exception {
        InheritableThreadLocal<String> others = new InheritableThreadLocal<>();
        others.set("another application's");
        CompletableFuture<String> inherited = new CompletableFuture<>();
        executor.execute(() -> inherited.complete(others.get()));
        assertThat(inherited.get(20, TimeUnit.SECONDS)).isNull();
        others.remove();
    }

    @Test
    void whatHasNotBegunWhenItIsClosedIsToldSo() throws Exception {
        CallersContext caller = executor.callersContext();
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < 1000; i++) {
            caller.goOn(
                    () -> {
                        begun.incrementAndGet();
                        try {
                            end.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    error -> refused.incrementAndGet());
        }
        executor.close();
        caller.goOn(begun::incrementAndGet, error -> refused.incrementAndGet());
        TestRedis.await("each to be called once", () -> begun.get() + refused.get() == 1001);
        assertThat(refused).hasPositiveValue();
    }

    @Test
    void aTaskRunsOnceEvenIfItsContextRefuses() {
        AtomicInteger runs = new AtomicInteger();
        Once.in(
                task -> {
                    throw new IllegalStateException("the component is stopped");
                },
                runs::incrementAndGet);
        assertThat(runs).hasValue(1);
        IllegalStateException thrown = new IllegalStateException();
        assertThatThrownBy(() -> Once.in(Runnable::run, () -> {
                    runs.incrementAndGet();
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThat(runs).hasValue(2);
    }

    private Executor inCallersContext() {
        CallersContext caller = executor.callersContext();
        return task -> caller.goOn(task, error -> {
            throw error;
        });
    }

    private static ClassLoader loaderIn(Executor executor) throws Exception {
        CompletableFuture<ClassLoader> loader = new CompletableFuture<>();
        executor.execute(() -> loader.complete(Thread.currentThread().getContextClassLoader()));
        return loader.get(20, TimeUnit.SECONDS);
    }
}
