package io.rubric.examples.storefront.web;

import io.rubric.lock.LockNotAcquiredException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Somebody else is at work on the same thing: 409 Conflict. */
@Provider
public class LockNotAcquiredExceptionMapper implements ExceptionMapper<LockNotAcquiredException> {

    /** The body, RFC 9457. */
    public record Busy(String title, int status, String lock, long waitedMillis) {}

    @Override
    public Response toResponse(LockNotAcquiredException e) {
        return Response.status(Response.Status.CONFLICT)
                .type("application/problem+json")
                .entity(new Busy(
                        "Another holder has the lock", 409, e.key(), e.waited().toMillis()))
                .build();
    }
}
