/** Section 5 of the contract, on the node that fires. */
package io.rubric.tck.event;
