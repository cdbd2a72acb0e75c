package io.rubric.impl.event;

final class GroupReader {
    GroupReader(
            String topic,
            GroupLog log,
            GroupPolicy policy,
            StreamConsumer consumer,
            java.util.concurrent.Executor executor,
            java.util.concurrent.ScheduledExecutorService timer,
            java.util.function.Consumer<io.rubric.event.RedisEventGap> gaps,
            TopicTally tally,
            java.time.Duration patience) {}

    void start() {}

    void wake() {}

    void stop() {}
}
