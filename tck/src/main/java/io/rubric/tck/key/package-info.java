/** Section 2 of the contract, seen through a cache. */
package io.rubric.tck.key;
