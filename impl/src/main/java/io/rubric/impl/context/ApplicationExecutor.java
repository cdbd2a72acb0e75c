package io.rubric.impl.context;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs tasks in the application's context. Threads of the Redis client have no naming context and no class loader of the application; all
 * that they bring goes through here before it reaches the application's code.
 */
public final class ApplicationExecutor implements Executor, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ApplicationExecutor.class.getName());
    private static final int THREADS = Math.max(16, 4 * Runtime.getRuntime().availableProcessors());

    private final ClassLoader loader;
    private final RequestScope requests;
    private final Caller caller;
    private final ThreadPoolExecutor pool;

    /** Apart and larger: observers that take their time must not keep methods from going on. */
    private final ThreadPoolExecutor continuations;

    private final List<ThreadPoolExecutor> others = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor timer;
    private volatile Contexts contexts = Contexts.CLASS_LOADER;
    private volatile Executor context = Runnable::run;

    /** Without CDI. */
    public ApplicationExecutor() {
        this(new RequestScope(null), Caller.nobody());
    }

    /**
     * Takes the class loader of the calling thread as the application's.
     *
     * @param requests for what goes on after its caller's request has perhaps ended
     * @param caller whom such work goes on knowing
     */
    public ApplicationExecutor(RequestScope requests, Caller caller) {
        this.requests = requests;
        this.caller = caller;
        ClassLoader current = Thread.currentThread().getContextClassLoader();
        loader = current != null ? current : ApplicationExecutor.class.getClassLoader();
        pool = threads(THREADS, "rubric-");
        continuations = threads(4 * THREADS, "rubric-stage-");
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
        pool.execute(() -> Once.in(context, task));
    }

    /**
     * Threads of their own in the application's context, for what may take its time: it keeps nobody else from going on.
     *
     * @param threads how many, at most
     */
    public Executor apart(String prefix, int threads) {
        ThreadPoolExecutor own = threads(threads, prefix);
        others.add(own);
        return task -> own.execute(() -> Once.in(context, task));
    }

    /** The context that the calling thread has now; what goes on there has a request context, too. */
    public CallersContext callersContext() {
        Executor context = capture();
        Executor known = caller.keep();
        return (task, refused) -> {
            Continuation continuation =
                    new Continuation(() -> Once.in(context, () -> known.execute(() -> request(task))), refused);
            try {
                continuations.execute(continuation);
            } catch (RejectedExecutionException e) {
                refused.accept(e);
            }
        };
    }

    /** For deadlines and renewals of our own, whose tasks are short and never call the application. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /** Ends the threads; tasks that have not begun are dropped, and those who wait for their end are told. */
    @Override
    public void close() {
        timer.shutdownNow();
        pool.shutdownNow();
        others.forEach(ThreadPoolExecutor::shutdownNow);
        for (Runnable dropped : continuations.shutdownNow()) {
            ((Continuation) dropped).refused.accept(new RejectedExecutionException("the application stops"));
        }
    }

    private Executor capture() {
        try {
            return contexts.capture();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.DEBUG, "The context cannot be kept, as that of a stopped component", e);
            return Contexts.CLASS_LOADER.capture();
        }
    }

    private void request(Runnable task) {
        Once.in(requests::run, task);
    }

    private ThreadPoolExecutor threads(int number, String prefix) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                number, number, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory(prefix));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private ThreadFactory factory(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            // Nothing is inherited: the thread that happens to start it may be another application's.
            Thread thread = new Thread(null, task, prefix + number.incrementAndGet(), 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        };
    }

    private record Continuation(Runnable task, Consumer<RejectedExecutionException> refused) implements Runnable {
        @Override
        public void run() {
            task.run();
        }
    }
}
