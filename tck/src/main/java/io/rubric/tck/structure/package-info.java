/** Section 6 of the contract. */
package io.rubric.tck.structure;
