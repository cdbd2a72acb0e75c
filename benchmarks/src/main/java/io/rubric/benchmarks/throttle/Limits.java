package io.rubric.benchmarks.throttle;

/** Numbers that all share. */
final class Limits {

    /** So many a period that nobody reaches it. */
    static final int MANY = 10_000_000;

    /** One for each thread. */
    static final int KEYS = 16;

    private Limits() {}
}
