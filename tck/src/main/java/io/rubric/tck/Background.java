package io.rubric.tck;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Other callers: threads with the class loader of the test, ended with it. */
public final class Background implements AutoCloseable {

    private final ExecutorService threads;

    /** No thread yet; each call that finds none idle gets its own. */
    public Background() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "tck-background");
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
    }

    /** Calls on another thread. */
    public <T> CompletableFuture<T> call(Callable<T> call) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return call.call();
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                threads);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
