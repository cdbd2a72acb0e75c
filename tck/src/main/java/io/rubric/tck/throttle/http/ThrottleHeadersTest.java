package io.rubric.tck.throttle.http;

import static io.rubric.tck.throttle.http.Client.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.tck.Assertion;
import io.rubric.tck.NeedsRest;
import io.rubric.tck.RubricTest;
import java.net.URL;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What applications say of the answers themselves. */
@RubricTest
@NeedsRest
@RunAsClient
class ThrottleHeadersTest {

    @ArquillianResource
    @OperateOnDeployment("all")
    URL all;

    @ArquillianResource
    @OperateOnDeployment("none")
    URL none;

    @ArquillianResource
    @OperateOnDeployment("own")
    URL own;

    @Deployment(name = "all")
    static WebArchive all() {
        return Client.archive("all", "rubric.throttle.headers=all");
    }

    @Deployment(name = "none")
    static WebArchive none() {
        return Client.archive("none", "rubric.throttle.headers=none");
    }

    @Deployment(name = "own")
    static WebArchive own() {
        return Client.archive("own").addClass(OwnMapper.class);
    }

    @Assertion("throttle.http.13")
    void allAnswersTell() throws Exception {
        Client client = new Client(all, "all");
        HttpResponse<String> allowed = client.passed("two");
        assertEquals("\"tck-turnstile\";q=2;w=3600", header(allowed, "RateLimit-Policy"));
        assertWindow("\"tck-turnstile\";r=1;t=", 1800, header(allowed, "RateLimit"));
        assertNull(header(allowed, "Retry-After"));
        client.passed("two");
        assertWindow("\"tck-turnstile\";r=0;t=", 1800, header(client.refused("two"), "RateLimit"));
        assertNull(header(client.passed("free"), "RateLimit"));
    }

    @Assertion("throttle.http.14")
    void lastCallOfEachPolicyCounts() throws Exception {
        HttpResponse<String> allowed = new Client(all, "several").passed("several");
        assertEquals(
                "\"tck-turnstile\";q=2;w=3600, \"Turnstile#unnamed(String,Integer[])\";q=1;w=3600, \"tck-stage\";q=1;w=3600",
                header(allowed, "RateLimit-Policy"));
        assertEquals(
                "\"tck-turnstile\";r=0;t=_, \"Turnstile#unnamed(String,Integer[])\";r=0;t=_, \"tck-stage\";r=0;t=_",
                header(allowed, "RateLimit").replaceAll("t=\\d+", "t=_"));
    }

    @Assertion("throttle.http.15")
    void noAnswerTells() throws Exception {
        Client client = new Client(none, "none");
        client.passed("two");
        client.passed("two");
        HttpResponse<String> refused = client.refused("two");
        assertNull(header(refused, "RateLimit"));
        assertNull(header(refused, "RateLimit-Policy"));
        assertNotNull(header(refused, "Retry-After"));
    }

    @Assertion("throttle.http.16")
    void ownMapperIsTheOneThatAnswers() throws Exception {
        Client client = new Client(own, "own");
        client.passed("unnamed");
        HttpResponse<String> refused = client.get("unnamed");
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().startsWith("our own: "), refused.body());
        assertNull(header(refused, "RateLimit"));
    }

    private static void assertWindow(String begin, int most, String standing) {
        assertTrue(standing.startsWith(begin), standing);
        int window = Integer.parseInt(standing.substring(begin.length()));
        assertTrue(window > most - 300 && window <= most, standing);
    }
}
