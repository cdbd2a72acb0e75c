package io.rubric.impl.redis;

import io.rubric.RubricException;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import io.rubric.impl.context.ApplicationExecutor;
import io.rubric.redis.RedisServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

/**
 * The application's Redis: one client, opened at deployment and closed at undeploy, and a door that stays shut until Redis has answered
 * once. (A Redisson client that has never connected makes its callers wait, even those of asynchronous methods.)
 */
public final class Redis {

    private static final System.Logger LOG = System.getLogger(Redis.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Settings settings;
    private volatile @Nullable RedissonClient client;
    private volatile @Nullable RedisServer server;
    private volatile boolean owned;
    private volatile CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile boolean closed;

    /**
     * @param settings for an embedded server's client
     */
    public Redis(Settings settings) {
        this.settings = settings;
    }

    /** Makes the client of the settings; it is closed with this. */
    public void open(RedisSettings redis) {
        closed = false;
        try {
            server = redis.startServer();
        } catch (RubricException e) {
            throw RedisSettings.embeddedFailed(e);
        }
        client = redis.create(server, settings);
        owned = true;
    }

    /** Takes the application's own client, which the application closes. */
    public void use(RedissonClient theirs) {
        client = theirs;
    }

    /** The client, whether Redis answers or not. */
    public RedissonClient client() {
        RedissonClient current = client;
        if (current == null) {
            throw new IllegalStateException("Redis is not open");
        }
        return current;
    }

    /** Runs an action when Redis has answered once: now, or on another thread later. */
    public void whenReady(Runnable action) {
        if (ready.isDone()) {
            action.run();
        } else {
            ready.thenRun(action).whenComplete((done, error) -> {
                if (error != null) {
                    LOG.log(System.Logger.Level.ERROR, "Rubric could not start after Redis came back", error);
                }
            });
        }
    }

    /** Asks Redis something; a failed stage, never an exception, if it cannot be asked. */
    public <T> CompletionStage<T> ask(Function<RedissonClient, ? extends CompletionStage<T>> command) {
        if (!ready.isDone()) {
            return CompletableFuture.failedFuture(
                    new RubricException("Redis has not answered since the application started"));
        }
        try {
            return BorrowedThread.lend(() -> command.apply(client()));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Waits until Redis answers.
     *
     * @param executor threads that may wait; the attempt goes on there if Redis may answer later
     * @throws RubricException if it does not answer in time and must
     */
    public void check(RedisSettings redis, ApplicationExecutor executor) {
        CompletableFuture<Void> answer = CompletableFuture.runAsync(this::ping, executor);
        try {
            answer.get(redis.startupTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(redis, e);
        } catch (ExecutionException | TimeoutException e) {
            RubricException unreachable = unreachable(redis, e);
            if (redis.mustAnswer()) {
                throw unreachable;
            }
            LOG.log(System.Logger.Level.WARNING, unreachable.getMessage());
            tryAgain(answer, executor);
        }
    }

    /** Closes the client and the embedded server, if they are ours. */
    public void close() {
        closed = true;
        ready = new CompletableFuture<>();
        RedissonClient current = client;
        if (owned && current != null) {
            current.shutdown(0, 2, TimeUnit.SECONDS);
        }
        RedisServer embedded = server;
        if (embedded != null) {
            embedded.close();
        }
        client = null;
        server = null;
    }

    private void ping() {
        client().getBucket("rubric:ping").isExists();
        ready.complete(null);
    }

    private void tryAgain(CompletableFuture<Void> attempt, ApplicationExecutor executor) {
        attempt.whenComplete((done, error) -> {
            if (error == null) {
                LOG.log(System.Logger.Level.INFO, "Redis answers now");
            } else if (!closed) {
                executor.timer()
                        .schedule(
                                () -> tryAgain(CompletableFuture.runAsync(this::ping, executor), executor),
                                RETRY.toNanos(),
                                TimeUnit.NANOSECONDS);
            }
        });
    }

    private static RubricException unreachable(RedisSettings redis, Exception cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        Problems problems = new Problems();
        problems.add(
                Problem.REDIS_UNREACHABLE,
                Setting.REDIS_ADDRESS.key(),
                "no answer within " + redis.startupTimeout() + " (" + root + ")",
                "the address of a Redis that runs, or rubric.redis.on-startup=warn to start without it");
        RubricException report = problems.report();
        report.initCause(cause);
        return report;
    }
}
