package io.rubric.impl.cache;

/** Marks a transaction that will remove an entry when it commits: until then it neither reads nor fills it. */
record PendingRemoval(String cacheName, String key) {}
