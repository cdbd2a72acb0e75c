package io.rubric.examples.ear;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The module {@code back}. */
@RequestScoped
@Path("{id}")
@Produces(MediaType.TEXT_PLAIN)
public class Back {

    @Inject
    BackPrices prices;

    @Inject
    Seen seen;

    /** Which module has asked for it. */
    @GET
    @Path("price")
    public String price(@PathParam("id") String product) {
        return prices.of(product).askedBy();
    }

    @POST
    @Path("changed")
    public void changed(@PathParam("id") String product) {
        prices.changed(product);
    }

    @POST
    @Path("fire")
    public void fire(@PathParam("id") String text) {
        seen.fire(text);
    }

    @GET
    @Path("seen")
    public String seen(@PathParam("id") String text) {
        return String.join("\n", seen.of(text));
    }
}
