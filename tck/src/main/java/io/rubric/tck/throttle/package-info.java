/** Section 3 of the contract, without other nodes. */
package io.rubric.tck.throttle;
