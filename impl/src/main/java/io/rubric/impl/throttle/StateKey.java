package io.rubric.impl.throttle;

/**
 * The name of a state in Redis.
 *
 * @param tag what decides the slot of a cluster; keys of one tag can be asked together
 * @param name the whole of it
 */
record StateKey(String tag, String name) {}
