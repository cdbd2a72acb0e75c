/** Section 7 of the contract. */
package io.rubric.tck.configuration;
