package io.rubric.impl.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Calls that run at the same time, each on a thread of its own, which can be looked at while they wait. */
public final class Callers<T> {

    private final List<Thread> threads = new ArrayList<>();
    private final List<CompletableFuture<T>> results = new ArrayList<>();

    private Callers() {}

    /**
     * Starts all at once.
     *
     * @param call of each number
     */
    public static <T> Callers<T> start(int number, IntFunction<Callable<T>> call) {
        Callers<T> callers = new Callers<>();
        for (int i = 0; i < number; i++) {
            callers.add(call.apply(i));
        }
        callers.threads.forEach(Thread::start);
        return callers;
    }

    /** Whether every one has begun and none has anything to do. */
    public boolean areWaiting() {
        return threads.stream()
                .allMatch(thread ->
                        thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
    }

    /** Whether every one has returned or thrown. */
    public boolean areDone() {
        return results.stream().allMatch(CompletableFuture::isDone);
    }

    /** What they have returned; fails if one has thrown or takes longer than no healthy machine needs. */
    public List<T> results() {
        return results(20);
    }

    /** What they have returned, for callers who have much to do. */
    public List<T> results(long seconds) {
        List<T> values = new ArrayList<>();
        for (CompletableFuture<T> result : results) {
            values.add(result.orTimeout(seconds, TimeUnit.SECONDS).join());
        }
        return values;
    }

    private void add(Callable<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(call.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                },
                "caller-" + threads.size());
        thread.setDaemon(true);
        threads.add(thread);
        results.add(result);
    }
}
