/** What holds in transactions, where the container has them. */
package io.rubric.tck.transaction;
