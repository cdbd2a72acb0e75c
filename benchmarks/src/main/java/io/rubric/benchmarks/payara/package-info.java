/** Events of Rubric beside those that Payara itself sends over its data grid. */
package io.rubric.benchmarks.payara;
