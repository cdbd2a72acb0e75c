/**
 * The contract of Rubric as tests: {@code CONTRACT.md} holds the sentences, a method with {@link io.rubric.tck.Assertion} proves one or
 * several of them. What is in this package goes into each archive beside the test class.
 */
package io.rubric.tck;
