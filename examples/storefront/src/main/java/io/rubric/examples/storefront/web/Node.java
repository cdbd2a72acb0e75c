package io.rubric.examples.storefront.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This server as others know it, and where the other one is. */
@ApplicationScoped
public class Node {

    private final String name;
    private final Optional<String> peer;

    Node() {
        this("", Optional.empty());
    }

    /**
     * @param name what Rubric calls this node
     * @param peer the page of the other server, if there is one
     */
    @Inject
    public Node(
            @ConfigProperty(name = "rubric.node-id", defaultValue = "this server") String name,
            @ConfigProperty(name = "storefront.peer") Optional<String> peer) {
        this.name = name;
        this.peer = peer;
    }

    /** The name that answers and events carry. */
    public String name() {
        return name;
    }

    /** The address of the other server's page. */
    public Optional<String> peer() {
        return peer;
    }
}
