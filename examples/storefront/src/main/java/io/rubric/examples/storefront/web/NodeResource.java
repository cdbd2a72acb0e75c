package io.rubric.examples.storefront.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells the page which servers there are. */
@RequestScoped
@Path("node")
public class NodeResource {

    @Inject
    Node node;

    /** The name of this server and the page of the other one, empty if there is none. */
    public record Servers(String name, String peer) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Servers servers() {
        return new Servers(node.name(), node.peer().orElse(""));
    }
}
