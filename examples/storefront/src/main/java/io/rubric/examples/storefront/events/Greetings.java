package io.rubric.examples.storefront.events;

import io.rubric.event.RedisEvent;
import io.rubric.examples.storefront.events.StoreEvent.Greeting;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** Fires an event that every server hears. */
@RequestScoped
@Path("greetings")
public class Greetings {

    @Inject
    @RedisEvent("greetings")
    Event<Greeting> greeting;

    @POST
    public void greet(@QueryParam("text") @DefaultValue("Hello!") String text) {
        greeting.fire(new Greeting(text));
    }
}
