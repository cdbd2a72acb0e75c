package io.rubric.examples.storefront.stock;

import io.rubric.examples.storefront.web.Node;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The stock over HTTP; over the limit it answers 429 by itself, and every answer tells what is left. */
@RequestScoped
@Path("stock/{product}")
@Produces(MediaType.APPLICATION_JSON)
public class StockResource {

    @Inject
    Stock stock;

    @Inject
    Node node;

    /**
     * @param available how many there are
     * @param node the server that answered
     */
    public record Answer(@JsonbProperty("in-stock") int available, String node) {}

    @GET
    public Answer available(
            @PathParam("product") String product, @QueryParam("client") @DefaultValue("anonymous") String client) {
        return new Answer(stock.available(product, client), node.name());
    }
}
