package io.rubric.impl.throttle;

import io.rubric.throttle.ThrottledException;
import io.rubric.throttle.ThrottledException.Reason;
import jakarta.annotation.Priority;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/**
 * A refusal as an HTTP answer. It tells nothing of the caller's key, and nothing of the application but the names of its policies. What the application has for
 * the same comes first; the priority is an annotation because RESTEasy reads no other of a mapper.
 */
@Priority(Integer.MAX_VALUE)
final class ThrottledExceptionMapper implements ExceptionMapper<ThrottledException> {

    private static final String TYPES = "https://iana.org/assignments/http-problem-types#";

    private final Told told;

    ThrottledExceptionMapper(Told told) {
        this.told = told;
    }

    @Override
    public Response toResponse(ThrottledException refusal) {
        boolean backend = refusal.reason() == Reason.BACKEND;
        Status status = backend ? Status.SERVICE_UNAVAILABLE : Status.TOO_MANY_REQUESTS;
        ResponseBuilder answer = Response.status(status)
                .type("application/problem+json")
                .entity(
                        backend
                                ? problem(refusal, status, "temporary-reduced-capacity", "Temporary Reduced Capacity")
                                : problem(refusal, status, "quota-exceeded", "Quota Exceeded"));
        Duration wait = refusal.retryAfter();
        if (!wait.equals(ChronoUnit.FOREVER.getDuration())) {
            answer.header(HttpHeaders.RETRY_AFTER, RateLimitFields.seconds(wait));
        }
        if (told.onRefused()) {
            Collection<Standing> standings =
                    Standings.each(refusal.quotas().stream().map(Standing::of)).values();
            answer.header(RateLimitFields.POLICY, RateLimitFields.policies(standings));
            answer.header(RateLimitFields.STANDING, RateLimitFields.standings(standings));
        }
        return answer.build();
    }

    /** RFC 9457. A text: whatever writes the application's own JSON leaves it as it is. */
    private static String problem(ThrottledException refusal, Status status, String type, String title) {
        JsonArrayBuilder violated = Json.createArrayBuilder();
        refusal.violatedPolicies().stream()
                .map(RateLimitFields::name)
                .distinct()
                .forEach(violated::add);
        return Json.createObjectBuilder()
                .add("type", TYPES + type)
                .add("title", title)
                .add("status", status.getStatusCode())
                .add("violated-policies", violated)
                .build()
                .toString();
    }
}
