package io.rubric.examples.storefront.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Lets the page of the other server call this one, so that one page can show both. */
@Provider
public class PeerAccess implements ContainerResponseFilter {

    @Inject
    Node node;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        node.peer().map(URI::create).ifPresent(peer -> {
            response.getHeaders()
                    .putSingle("Access-Control-Allow-Origin", peer.getScheme() + "://" + peer.getAuthority());
            response.getHeaders().putSingle("Access-Control-Expose-Headers", "Retry-After, RateLimit");
        });
    }
}
