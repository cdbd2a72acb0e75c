/** Section 4 of the contract, without transactions and without other nodes. */
package io.rubric.tck.lock;
