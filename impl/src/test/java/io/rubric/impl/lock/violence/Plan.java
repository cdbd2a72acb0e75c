package io.rubric.impl.lock.violence;

import java.time.Duration;

/**
 * A run.
 *
 * @param time for which it lasts before all must be calm
 * @param faults whether there are any
 * @param locked whether there is a lock
 * @param guarded whether there is a guard
 * @param seed of what is chosen at random
 */
record Plan(Duration time, int processes, int threads, boolean faults, boolean locked, boolean guarded, long seed) {}
