/** Each feature side by side with its peers and with a bare command of Redis. A number of its own says nothing; the ratios of one run do. */
package io.rubric.benchmarks;
