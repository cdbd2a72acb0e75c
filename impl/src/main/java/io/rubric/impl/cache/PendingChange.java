package io.rubric.impl.cache;

/** Marks a transaction that will remove or put something when it commits: until then it neither reads nor fills what that touches. */
record PendingChange(String cacheName, Removal removal) {}
