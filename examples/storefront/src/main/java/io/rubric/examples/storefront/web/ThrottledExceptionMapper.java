package io.rubric.examples.storefront.web;

import io.rubric.throttle.ThrottledException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** A call over its limit is 429 Too Many Requests (RFC 6585), and says when to come back. */
@Provider
public class ThrottledExceptionMapper implements ExceptionMapper<ThrottledException> {

    /** The body, RFC 9457. */
    public record TooMany(
            String title, int status, String policy, long limit, long retryAfterMillis, long resetAfterMillis) {}

    @Override
    public Response toResponse(ThrottledException e) {
        return Response.status(Response.Status.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, seconds(e.retryAfter()))
                .type("application/problem+json")
                .entity(new TooMany(
                        "Too many requests",
                        429,
                        e.policy(),
                        e.limit(),
                        e.retryAfter().toMillis(),
                        e.resetAfter().toMillis()))
                .build();
    }

    /** Rounded up: a client that waits as long as it was told is not refused again. */
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
