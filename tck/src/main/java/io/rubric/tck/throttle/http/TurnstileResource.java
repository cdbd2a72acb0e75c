package io.rubric.tck.throttle.http;

import io.rubric.throttle.Quota;
import io.rubric.throttle.ThrottledException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Each path calls what is limited, and leaves what comes of it to REST. */
@RequestScoped
@Path("{who}")
public class TurnstileResource {

    @PathParam("who")
    String who;

    @Inject
    Turnstile turnstile;

    @Inject
    Desk desk;

    /** Two an hour. */
    @GET
    @Path("two")
    public String two() {
        turnstile.two(who);
        return "passed";
    }

    /** A policy without a name. */
    @GET
    @Path("unnamed")
    public String unnamed() {
        turnstile.unnamed(who);
        return "passed";
    }

    /** Two policies. */
    @GET
    @Path("twice")
    public String twice() {
        turnstile.twice(who);
        return "passed";
    }

    /** A period that is not of whole seconds. */
    @GET
    @Path("uneven")
    public String uneven() {
        turnstile.uneven(who);
        return "passed";
    }

    /** A name that would like to be a header of its own. */
    @GET
    @Path("hostile")
    public String hostile() {
        turnstile.hostile(who);
        return "passed";
    }

    /** A call of this cost. */
    @GET
    @Path("weighed")
    public String weighed(@QueryParam("weight") int weight) {
        turnstile.weighed(who, weight);
        return "passed";
    }

    /** A resource that answers later. */
    @GET
    @Path("stage")
    public CompletionStage<String> stage() {
        return turnstile.stage(who);
    }

    /** An enterprise bean. */
    @GET
    @Path("desk")
    public String desk() {
        desk.once(who);
        return "passed";
    }

    /** An enterprise bean that fails. */
    @GET
    @Path("fails")
    public String fails() {
        desk.fails();
        return "passed";
    }

    /** Several calls; the last but one is of another policy. */
    @GET
    @Path("several")
    public CompletionStage<String> several() {
        turnstile.two(who);
        turnstile.unnamed(who);
        turnstile.two(who);
        return turnstile.stage(who);
    }

    /** Nothing that is limited. */
    @GET
    @Path("free")
    public String free() {
        return "passed";
    }

    /** What a limit with {@code OnFailure.DENY} throws while Redis does not answer. */
    @GET
    @Path("backend")
    public String backend() {
        Duration second = Duration.ofSeconds(1);
        Quota quota = new Quota("tck-backend", false, 10, Duration.ofMinutes(1), 10, 0, second, second);
        throw new ThrottledException(ThrottledException.Reason.BACKEND, List.of(quota), null);
    }
}
