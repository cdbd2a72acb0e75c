package io.rubric.impl.throttle;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.List;

/** Tells on an answer how the client stands with what its request has called; an answer that tells by itself keeps what it says. */
final class RateLimitFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(Standings.ATTRIBUTE) instanceof Standings standings
                && !response.getHeaders().containsKey(RateLimitFields.STANDING)) {
            List<Standing> all = standings.all();
            if (!all.isEmpty()) {
                response.getHeaders().putSingle(RateLimitFields.POLICY, RateLimitFields.policies(all));
                response.getHeaders().putSingle(RateLimitFields.STANDING, RateLimitFields.standings(all));
            }
        }
    }
}
