/** The sentences of {@code CONTRACT.md} and the tests that prove them. */
package io.rubric.tck.contract;
