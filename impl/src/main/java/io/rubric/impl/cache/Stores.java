package io.rubric.impl.cache;

/** The three ports of one cache. */
record Stores(CacheStore entries, PutStore puts, RemovalStore removals) {}
