/** What HTTP clients see of limits, where the container has Jakarta REST. */
package io.rubric.tck.throttle.http;
