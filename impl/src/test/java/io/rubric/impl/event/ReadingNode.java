package io.rubric.impl.event;

import io.rubric.event.RedisEventGap;
import io.rubric.impl.redis.Redis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** A node that reads one topic for one group. */
final class ReadingNode implements AutoCloseable {

    /** One event at a time, three attempts, others wait long. */
    static final GroupPolicy ONE = new GroupPolicy("group", false, 3, Duration.ofMillis(50), 1, Duration.ofMinutes(1));

    /** What was missing. */
    final List<RedisEventGap> gaps = new CopyOnWriteArrayList<>();

    final TopicTally tally = new TopicTally();
    final GroupReader reader;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

    ReadingNode(Redis redis, StreamKeys keys, String node, GroupPolicy policy, StreamConsumer consumer) {
        this(
                new RedissonGroupLog(
                        redis, keys, policy.group(), node, policy.passing(), 1000, 1_000_000, RedissonGroupLog.TTL),
                policy,
                consumer,
                Duration.ofSeconds(10));
    }

    ReadingNode(GroupLog log, GroupPolicy policy, StreamConsumer consumer, Duration patience) {
        timer.setRemoveOnCancelPolicy(true);
        reader = new GroupReader(
                "orders",
                log,
                policy,
                consumer,
                executor,
                timer,
                gap -> {
                    gaps.add(gap);
                    throw new IllegalStateException("whoever is told of a gap may fail");
                },
                tally,
                patience);
    }

    static GroupPolicy lanes(int lanes) {
        return new GroupPolicy("group", false, ONE.maxAttempts(), ONE.backoff(), lanes, ONE.visibility());
    }

    static GroupPolicy visible(Duration visibility) {
        return new GroupPolicy("group", false, ONE.maxAttempts(), ONE.backoff(), 1, visibility);
    }

    ReadingNode start() {
        reader.start().toCompletableFuture().join();
        return this;
    }

    void stop() {
        reader.stop().toCompletableFuture().join();
    }

    /** The process ends: nobody is told. */
    void kill() {
        timer.shutdownNow();
        executor.shutdownNow();
    }

    @Override
    public void close() {
        stop();
        kill();
    }
}
