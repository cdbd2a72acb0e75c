package io.rubric.cache;

/** What becomes of results that stand for nothing: {@code null}, an empty {@code Optional}, an empty collection, map or array. */
public enum CacheNull {
    /** As {@code rubric.cache.cache-null} says [cache]. */
    INHERIT,
    /** They are values like any other. */
    CACHE,
    /** They are returned and not kept. */
    SKIP
}
