package io.rubric.tck.throttle.http;

import io.rubric.throttle.ThrottledException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** An application that answers refused calls in its own way. */
@Provider
public class OwnMapper implements ExceptionMapper<ThrottledException> {

    @Override
    public Response toResponse(ThrottledException refused) {
        return Response.status(Response.Status.CONFLICT)
                .entity("our own: " + refused.policy())
                .build();
    }
}
