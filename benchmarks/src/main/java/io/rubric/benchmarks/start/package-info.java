/** How long it takes to deploy an application with many annotated methods. */
package io.rubric.benchmarks.start;
