package io.rubric.examples.events;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Lets a test fire events and ask for what has come. Answers have one event a line. */
@RequestScoped
@Path("kinds/{id}")
@Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
public class KindsResource {

    @Inject
    Kinds kinds;

    @Inject
    Seen seen;

    @POST
    public String fire(@PathParam("id") String id) {
        return String.join("\n", kinds.fire(id));
    }

    @POST
    @Path("burst/{events}")
    public String burst(@PathParam("id") String id, @PathParam("events") int events) {
        kinds.burst(id, events);
        return "committed";
    }

    @GET
    public String seen(@PathParam("id") String id) {
        return String.join("\n", seen.of(id));
    }
}
