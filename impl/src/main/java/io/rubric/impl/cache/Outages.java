package io.rubric.impl.cache;

import java.time.Duration;

/**
 * What a cache does while Redis is away.
 *
 * @param timeout for which each answer is waited
 * @param failReads whether a call fails instead of calling the method
 * @param failRemovals whether a removal fails besides being noted in the journal
 */
record Outages(Duration timeout, boolean failReads, boolean failRemovals) {}
