/** Cached results: hits, misses, stampedes, and what is left of a hit without Redis. */
package io.rubric.benchmarks.cache;
