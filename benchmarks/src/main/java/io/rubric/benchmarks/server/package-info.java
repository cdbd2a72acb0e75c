/** Application servers of our own, on free ports of 127.0.0.1, and what is deployed to them. */
package io.rubric.benchmarks.server;
