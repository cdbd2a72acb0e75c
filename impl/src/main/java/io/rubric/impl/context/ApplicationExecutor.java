package io.rubric.impl.context;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks in the application's context. Threads of the Redis client have no naming context and no class loader of the application; all
 * that they bring goes through here before it reaches the application's code.
 */
public final class ApplicationExecutor implements Executor, AutoCloseable {

    private static final int THREADS = Math.max(16, 4 * Runtime.getRuntime().availableProcessors());

    private final ClassLoader loader;
    private final ExecutorService pool;
    private final ScheduledThreadPoolExecutor timer;
    private volatile Contexts contexts = Contexts.CLASS_LOADER;
    private volatile Executor context = Runnable::run;

    /** Takes the class loader of the calling thread as the application's. */
    public ApplicationExecutor() {
        ClassLoader current = Thread.currentThread().getContextClassLoader();
        loader = current != null ? current : ApplicationExecutor.class.getClassLoader();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory("rubric-"));
        threads.allowCoreThreadTimeOut(true);
        pool = threads;
        timer = new ScheduledThreadPoolExecutor(1, factory("rubric-timer-"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true); // an idle timer keeps no thread, nor the application with it
    }

    /** Takes the context of the calling thread, one of the application's own, for all later tasks. */
    public void start() {
        contexts = Contexts.find();
        context = contexts.capture();
    }

    /** Runs a task on another thread in the application's context. */
    @Override
    public void execute(Runnable task) {
        pool.execute(() -> context.execute(task));
    }

    /** Runs tasks on other threads in the context that the calling thread has now. */
    public Executor inCallersContext() {
        Executor caller = contexts.capture();
        return task -> pool.execute(() -> caller.execute(task));
    }

    /** For deadlines and renewals of our own, whose tasks are short and never call the application. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /** Ends the threads; tasks that have not begun are dropped. */
    @Override
    public void close() {
        timer.shutdownNow();
        pool.shutdownNow();
    }

    private ThreadFactory factory(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        };
    }
}
