/** What shows between two nodes: the test runs on one and asks the other, through events, to do its part. */
package io.rubric.tck.node;
