/** What an application holds that has nothing to do. */
package io.rubric.benchmarks.idle;
