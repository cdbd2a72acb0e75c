package io.rubric.examples.storefront.checkout;

import io.rubric.examples.storefront.web.Node;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Orders over HTTP; an order that another request is placing for too long answers 409. */
@RequestScoped
@Path("orders/{order}")
@Produces(MediaType.APPLICATION_JSON)
public class CheckoutResource {

    @Inject
    Checkout checkout;

    @Inject
    Node node;

    /**
     * @param receipt what was placed
     * @param millis how long it took, with the wait for the lock
     * @param node the server that answered
     */
    public record Answer(Receipt receipt, long millis, String node) {}

    @POST
    public Answer place(@PathParam("order") String order) {
        long begin = System.nanoTime();
        Receipt receipt = checkout.place(order);
        return new Answer(receipt, (System.nanoTime() - begin) / 1_000_000, node.name());
    }
}
