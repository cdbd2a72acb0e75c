/** Section 8 of the contract: applications that must not start. */
package io.rubric.tck.deployment;
