package io.rubric.tck.throttle.http;

import static io.rubric.tck.throttle.http.Client.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.tck.Assertion;
import io.rubric.tck.NeedsRest;
import io.rubric.tck.RubricTest;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Refused calls as their HTTP clients see them. */
@RubricTest
@NeedsRest
@RunAsClient
class ThrottleHttpTest {

    @ArquillianResource
    URL application;

    @Deployment
    static WebArchive archive() {
        return Client.archive("refused");
    }

    @Assertion("throttle.http.1")
    void refusalIsTooManyRequests() throws Exception {
        Client client = new Client(application, "status");
        client.passed("two");
        client.passed("two");
        assertRetry(client.refused("two"), 1800);
    }

    @Assertion("throttle.http.2")
    void bodyIsAProblem() throws Exception {
        Client client = new Client(application, "body");
        client.passed("twice");
        HttpResponse<String> refused = client.refused("twice");
        assertProblem(refused, "quota-exceeded", "Quota Exceeded", 429, "\"tck-hour\"");
    }

    @Assertion("throttle.http.3")
    void headersTellAllPolicies() throws Exception {
        Client client = new Client(application, "headers");
        client.passed("twice");
        HttpResponse<String> refused = client.refused("twice");
        assertEquals("\"tck-minute\";q=1;w=60, \"tck-hour\";q=1;w=3600", header(refused, "RateLimit-Policy"));
        String retry = header(refused, "Retry-After");
        assertEquals("\"tck-minute\";r=2, \"tck-hour\";r=0;t=" + retry, header(refused, "RateLimit"));
        assertRetry(refused, 3600);
    }

    @Assertion("throttle.http.4")
    void unevenWindowIsNotTold() throws Exception {
        Client client = new Client(application, "uneven");
        client.passed("uneven");
        assertEquals("\"tck-uneven\";q=1", header(client.refused("uneven"), "RateLimit-Policy"));
    }

    @Assertion("throttle.http.5")
    void methodWithoutItsPackage() throws Exception {
        Client client = new Client(application, "unnamed");
        client.passed("unnamed");
        HttpResponse<String> refused = client.refused("unnamed");
        assertEquals("\"Turnstile#unnamed(String,Integer[])\";q=1;w=3600", header(refused, "RateLimit-Policy"));
        assertTrue(refused.body().contains("[\"Turnstile#unnamed(String,Integer[])\"]"), refused.body());
    }

    @Assertion("throttle.http.6")
    void hostileNameStaysInItsHeader() throws Exception {
        Client client = new Client(application, "hostile");
        client.passed("hostile");
        HttpResponse<String> refused = client.refused("hostile");
        String name = "\"tck \\\"gate\\\"\\\\%0D%0AX-Injected: caf%C3%A9\"";
        assertEquals(name + ";q=1;w=3600", header(refused, "RateLimit-Policy"));
        assertTrue(header(refused, "RateLimit").startsWith(name + ";r=0;t="), header(refused, "RateLimit"));
        assertNull(header(refused, "X-Injected"));
    }

    @Assertion("throttle.http.7")
    void whatIsNeverAllowedHasNoRetry() throws Exception {
        HttpResponse<String> refused = new Client(application, "never").refused("weighed?weight=3");
        assertNull(header(refused, "Retry-After"));
        assertEquals("\"tck-weighed\";r=0", header(refused, "RateLimit"));
    }

    @Assertion("throttle.http.8")
    void withoutRedisItIsReducedCapacity() throws Exception {
        HttpResponse<String> refused = new Client(application, "backend").get("backend");
        assertEquals(503, refused.statusCode());
        assertProblem(refused, "temporary-reduced-capacity", "Temporary Reduced Capacity", 503, "\"tck-backend\"");
        assertEquals("1", header(refused, "Retry-After"));
        assertEquals("\"tck-backend\";r=0;t=1", header(refused, "RateLimit"));
    }

    @Assertion("throttle.http.9")
    void failedStageIsARefusal() throws Exception {
        Client client = new Client(application, "stage");
        client.passed("stage");
        HttpResponse<String> refused = client.refused("stage");
        assertRetry(refused, 3600);
        assertEquals("\"tck-stage\";q=1;w=3600", header(refused, "RateLimit-Policy"));
    }

    @Assertion("throttle.http.10")
    void refusalOfAnEnterpriseBean() throws Exception {
        Client client = new Client(application, "desk");
        client.passed("desk");
        HttpResponse<String> refused = client.refused("desk");
        assertRetry(refused, 3600);
        assertEquals("\"tck-desk\";q=1;w=3600", header(refused, "RateLimit-Policy"));
        assertEquals(500, client.get("fails").statusCode());
    }

    @Assertion("throttle.http.11")
    void answerTellsNoKey() throws Exception {
        Client client = new Client(application, "tell-nobody");
        client.passed("unnamed");
        HttpResponse<String> refused = client.refused("unnamed");
        String answer = refused.headers().map() + refused.body();
        for (String hidden : List.of("tell-nobody", "io.rubric", "ThrottledException", "\tat ")) {
            assertFalse(answer.contains(hidden), answer);
        }
    }

    @Assertion("throttle.http.12")
    void allowedAnswersTellNothing() throws Exception {
        HttpResponse<String> allowed = new Client(application, "allowed").passed("two");
        assertNull(header(allowed, "RateLimit"));
        assertNull(header(allowed, "RateLimit-Policy"));
    }

    /** The seconds of the exception, which the test cannot see; time has gone by since they were counted from the whole wait. */
    private static void assertRetry(HttpResponse<String> refused, int most) {
        int retry = Integer.parseInt(header(refused, "Retry-After"));
        assertTrue(retry > most - 300 && retry <= most, refused.headers()::toString);
    }

    private static void assertProblem(
            HttpResponse<String> refused, String type, String title, int status, String violated) {
        assertEquals("application/problem+json", header(refused, "Content-Type"));
        assertEquals(
                "{\"type\":\"https://iana.org/assignments/http-problem-types#" + type + "\",\"title\":\"" + title
                        + "\",\"status\":" + status + ",\"violated-policies\":[" + violated + "]}",
                refused.body());
    }
}
