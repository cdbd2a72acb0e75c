package io.rubric.impl.event;

import java.time.Duration;

/**
 * What holds for a topic, decided once.
 *
 * @param durable false: broadcast
 * @param loud a broadcast event that Redis does not take is an error to who fires it
 * @param dropNewest what is dropped when observers are too slow; false: the oldest
 * @param concurrency broadcast events at once, those of one key excepted
 * @param maxLength events that Redis keeps
 * @param retention how long it keeps them
 */
record TopicRule(
        String topic,
        boolean durable,
        boolean loud,
        boolean dropNewest,
        int concurrency,
        long maxLength,
        Duration retention) {}
