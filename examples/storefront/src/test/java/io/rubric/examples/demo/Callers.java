package io.rubric.examples.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Callers of a page, each of whom calls again as soon as it is answered, until it is told that nothing is there any more. */
final class Callers implements AutoCloseable {

    /** What takes longer hangs: the longest is to wait for a lock and then for the bank, 5.5 seconds. */
    private static final Duration BOUND = Duration.ofSeconds(30);

    /** Few enough that Payara, which has five threads for calls, answers the others meanwhile. */
    private static final int ORDERING = 3;

    /** What servers say when the application does not answer any more. */
    private static final Set<Integer> GONE = Set.of(404, 503);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads;
    private final int count;
    private final CountDownLatch answered;
    private final Map<String, Integer> answers = new TreeMap<>();
    private long longest;
    private int hung;
    private volatile boolean stopped;

    /**
     * @param page what they call
     * @param count how many there are
     */
    Callers(URI page, int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count);
        this.answered = new CountDownLatch(8 * count);
        for (int i = 0; i < count; i++) {
            int caller = i;
            threads.execute(() -> callOn(page, caller));
        }
    }

    private void callOn(URI page, int caller) {
        boolean there = true;
        for (int call = caller; there && !stopped; call++) {
            if (caller < ORDERING) {
                there = call(page, "POST", "orders/" + call % 2);
            } else {
                there = switch (call % 4) {
                    case 0 -> call(page, "POST", "greetings?text=from-" + caller);
                    case 1, 2 -> call(page, "GET", "stock/teapot?client=" + caller);
                    default -> call(page, "GET", "prices/" + call % 10);
                };
            }
        }
    }

    /** False if nothing is there any more. */
    private boolean call(URI page, String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(page.resolve("api/" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(BOUND)
                .build();
        long begun = System.nanoTime();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            answered(status + "", begun);
            return !GONE.contains(status);
        } catch (HttpTimeoutException e) {
            hung();
            return true;
        } catch (IOException e) {
            answered("closed", begun);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized void answered(String answer, long begun) {
        answers.merge(answer, 1, Integer::sum);
        longest = Math.max(longest, System.nanoTime() - begun);
        answered.countDown();
    }

    private synchronized void hung() {
        hung++;
    }

    /** Returns when they have got into their stride. */
    void awaitStride() throws InterruptedException {
        if (!answered.await(BOUND.toSeconds() * 2, TimeUnit.SECONDS)) {
            throw new AssertionError("The server does not answer: " + answers);
        }
    }

    /** What they have been answered, when the last of them has been. */
    Result stop() throws InterruptedException {
        stopped = true;
        threads.shutdown();
        boolean ended = threads.awaitTermination(BOUND.toSeconds() * 2, TimeUnit.SECONDS);
        synchronized (this) {
            return new Result(count, new TreeMap<>(answers), Duration.ofNanos(longest), hung + (ended ? 0 : 1));
        }
    }

    /**
     * What has become of the calls.
     *
     * @param answers how many had each status; {@code closed} if the server closed the connection
     * @param longest the time to an answer
     * @param hung had no answer
     */
    record Result(int callers, Map<String, Integer> answers, Duration longest, int hung) {

        static Result none(int callers) {
            return new Result(callers, Map.of(), Duration.ZERO, 0);
        }

        Result and(Result other) {
            Map<String, Integer> all = new TreeMap<>(answers);
            other.answers.forEach((answer, times) -> all.merge(answer, times, Integer::sum));
            return new Result(
                    callers, all, longest.compareTo(other.longest) > 0 ? longest : other.longest, hung + other.hung);
        }

        @Override
        public String toString() {
            int calls = answers.values().stream().mapToInt(Integer::intValue).sum();
            return "%d callers: %d calls %s, longest %d ms, %d hung"
                    .formatted(callers, calls, answers, longest.toMillis(), hung);
        }
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
