package io.rubric.benchmarks.idle;

import jakarta.enterprise.context.ApplicationScoped;

/** A bean without Rubric: Weld starts no container without any. */
@ApplicationScoped
class Nothing {}
