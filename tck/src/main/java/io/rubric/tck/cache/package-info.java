/** Section 1 of the contract, without transactions and without other nodes. */
package io.rubric.tck.cache;
