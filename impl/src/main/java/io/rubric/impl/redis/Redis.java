package io.rubric.impl.redis;

import io.rubric.RubricException;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import io.rubric.impl.context.ApplicationExecutor;
import io.rubric.redis.RedisServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.Codec;

/**
 * The application's Redis: one client, opened at deployment and closed at undeploy, and a door that stays shut until Redis has answered
 * once. (A Redisson client that has never connected makes its callers wait, even those of asynchronous methods.)
 */
public final class Redis {

    private static final System.Logger LOG = System.getLogger(Redis.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Settings settings;
    private final String prefix;
    private final JsonCodec json;
    private volatile @Nullable RedissonClient client;
    private volatile @Nullable Lanes lanes;
    private final Map<String, ReadLane> reads = new ConcurrentHashMap<>();
    private volatile @Nullable RedisServer server;
    private volatile boolean owned;
    private volatile CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile boolean closed;

    /**
     * @param settings for an embedded server's client
     * @param prefix what all keys begin with
     * @param json what the client writes for those who do not say anything else
     */
    public Redis(Settings settings, String prefix, JsonCodec json) {
        this.settings = settings;
        this.prefix = prefix;
        this.json = json;
    }

    /** Makes the client of the settings; it is closed with this. */
    public void open(RedisSettings redis) {
        closed = false;
        try {
            server = redis.startServer();
        } catch (RubricException e) {
            throw RedisSettings.embeddedFailed(e);
        }
        client(redis.create(server, settings, json));
        owned = true;
    }

    /** Takes the application's own client, which the application closes. */
    public void use(RedissonClient theirs) {
        client(theirs);
        if (new Servers(theirs.getConfig()).readReplicas()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The application's RedissonClient reads from replicas, which may still have what was removed from"
                            + " a cache; write setReadMode(ReadMode.MASTER) in its configuration");
        }
    }

    /** The client, whether Redis answers or not. */
    public RedissonClient client() {
        return opened(client);
    }

    /**
     * Runs an action when Redis has answered once: now, or on another thread later. If the action fails, this fails, or it is tried again
     * until it succeeds, as the settings say; then it must be one that goes on where it failed.
     */
    public void whenReady(RedisSettings redis, ApplicationExecutor executor, Runnable action) {
        if (ready.isDone()) {
            try {
                action.run();
            } catch (RuntimeException e) {
                failOrWarn(redis, "an answer, and then an error", e);
                later(executor, () -> executor.execute(() -> untilItSucceeds(executor, action)));
            }
        } else {
            ready.thenRunAsync(() -> untilItSucceeds(executor, action), executor);
        }
    }

    /**
     * Sends a small command, once, together with others that wait at the same time; a failed stage, never an exception, if it cannot be sent. It is not sent if the stage is
     * completed before, as by a caller who has given up.
     *
     * @param key one of its keys
     */
    public <T> CompletionStage<T> send(String key, Command<T> command) {
        return throughDoor(() -> lanes().send(key, command));
    }

    /** Sends a call of a script, as any small command. The first of its keys is a text, and all lie in one slot. */
    public <T> CompletionStage<T> run(
            Script script, RScript.ReturnType type, Codec codec, List<Object> keys, Object... arguments) {
        return send((String) keys.get(0), call(script, type, codec, keys, arguments));
    }

    /** A call of a script, to be sent together with other commands. */
    public static <T> Command<T> call(
            Script script, RScript.ReturnType type, Codec codec, List<Object> keys, Object... arguments) {
        return new ScriptCall<>(script, type, codec, keys, Arrays.asList(arguments), false);
    }

    /** A number that keys share which lie on one master and are sent together. Redis must be ready. */
    public int lane(String key) {
        return lanes().of(key);
    }

    /** A number that keys share which one script may have. Redis must be open. */
    public int slot(String key) {
        return isCluster() ? HashSlot.of(key) : 0;
    }

    /**
     * Reads what some keys hold, together with others who read at the same time; a failed stage, never an exception, if it cannot be asked.
     *
     * @param company whoever says the same may share a command; what others read, and how large it is, is no matter of theirs. There are few
     * @param keys of one slot
     * @return what they hold, and perhaps other keys of this company; those that hold nothing are left out
     */
    public CompletionStage<Map<String, byte[]>> read(String company, Collection<String> keys) {
        return throughDoor(
                () -> reads.computeIfAbsent(company, any -> readLane()).read(keys));
    }

    private ReadLane readLane() {
        return new ReadLane(keys -> client().getBuckets(ByteArrayCodec.INSTANCE).getAsync(keys), System::nanoTime);
    }

    /** Asks Redis what is no small command; a failed stage, never an exception, if it cannot be asked. */
    public <T> CompletionStage<T> ask(Function<RedissonClient, ? extends CompletionStage<T>> command) {
        return throughDoor(() -> command.apply(client()));
    }

    private <T> CompletionStage<T> throughDoor(Supplier<? extends CompletionStage<T>> command) {
        if (!ready.isDone()) {
            return CompletableFuture.failedFuture(new RubricException(
                    "Redis has not answered since the application started, or rubric.enabled is false"));
        }
        try {
            return BorrowedThread.lend(command);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** True if keys are spread over several masters. Redis must be open. */
    public boolean isCluster() {
        return client().getConfig().isClusterConfig();
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
            failOrWarn(redis, "no answer when the wait was interrupted", e);
            tryAgain(answer, executor);
        } catch (ExecutionException | TimeoutException e) {
            failOrWarn(redis, "no answer within " + redis.startupTimeout(), e);
            tryAgain(answer, executor);
        }
    }

    /** Closes the client and the embedded server, if they are ours. */
    public void close() {
        closed = true;
        ready = new CompletableFuture<>();
        RedissonClient current = client;
        Lanes open = lanes;
        RedisServer embedded = server;
        client = null;
        lanes = null;
        server = null;
        try {
            reads.values().forEach(ReadLane::close);
            reads.clear();
            if (open != null) {
                open.close();
            }
            if (owned && current != null) {
                current.shutdown(0, 2, TimeUnit.SECONDS);
            }
        } finally {
            if (embedded != null) {
                embedded.close();
            }
        }
    }

    private void client(RedissonClient opened) {
        client = opened;
        lanes = new Lanes(new OnceClient(opened), opened.getConfig().isClusterConfig(), System::nanoTime);
    }

    private Lanes lanes() {
        return opened(lanes);
    }

    private static <T> T opened(@Nullable T what) {
        if (what == null) {
            throw new IllegalStateException("Redis is not open: rubric.enabled is false, or the application has ended");
        }
        return what;
    }

    private void ping() {
        client().getBucket(prefix + ":ping").isExists();
        if (isCluster()) {
            findMasters();
        }
        ready.complete(null);
    }

    private void findMasters() {
        try {
            lanes().nodes(client().getRedisNodes(RedisNodes.CLUSTER)
                    .getMasters()
                    .iterator()
                    .next()
                    .clusterSlots());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "Redis does not say which master has which slots", e);
        }
    }

    private void tryAgain(CompletableFuture<Void> attempt, ApplicationExecutor executor) {
        attempt.whenComplete((done, error) -> {
            if (error == null) {
                LOG.log(System.Logger.Level.INFO, "Redis answers now");
            } else {
                later(executor, () -> tryAgain(CompletableFuture.runAsync(this::ping, executor), executor));
            }
        });
    }

    private void untilItSucceeds(ApplicationExecutor executor, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Rubric could not start after Redis came back, and tries again", e);
            later(executor, () -> executor.execute(() -> untilItSucceeds(executor, action)));
        }
    }

    private void later(ApplicationExecutor executor, Runnable attempt) {
        if (closed) {
            return;
        }
        try {
            executor.timer().schedule(attempt, RETRY.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "The application stops, so nothing is tried again", e);
        }
    }

    private static void failOrWarn(RedisSettings redis, String found, Exception cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        Problems problems = new Problems();
        problems.add(
                Problem.REDIS_UNREACHABLE,
                Setting.REDIS_ADDRESS.key(),
                found + " (" + root + ")",
                "the address of a Redis that runs, or rubric.redis.on-startup=warn to start without it");
        RubricException report = problems.report();
        report.initCause(cause);
        if (redis.mustAnswer()) {
            throw report;
        }
        LOG.log(System.Logger.Level.WARNING, report.getMessage());
    }
}
