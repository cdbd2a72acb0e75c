package io.rubric.impl.lock;

/**
 * A lock.
 *
 * @param key what the template gave
 * @param name the whole of its name in Redis
 */
record LockKey(String key, String name) {}
