package io.rubric.examples.storefront.catalogue;

import io.rubric.examples.storefront.web.Node;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Prices over HTTP. */
@RequestScoped
@Path("prices/{product}")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {

    @Inject
    Catalogue catalogue;

    @Inject
    Supplier supplier;

    @Inject
    Node node;

    /**
     * @param price the price
     * @param hit true if it came from the cache
     * @param millis how long the look-up took
     * @param node the server that answered
     */
    public record Answer(Price price, boolean hit, long millis, String node) {}

    @GET
    public Answer price(@PathParam("product") String product) {
        long begin = System.nanoTime();
        Price price = catalogue.price(product);
        long millis = (System.nanoTime() - begin) / 1_000_000;
        return new Answer(price, !supplier.wasAsked(), millis, node.name());
    }

    @POST
    @Path("changed")
    public void changed(@PathParam("product") String product) {
        catalogue.priceChanged(product);
    }
}
