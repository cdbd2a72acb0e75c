/** The application that is deployed to both servers. */
package io.rubric.benchmarks.payara.app;
