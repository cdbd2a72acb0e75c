package io.rubric.tck.throttle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rubric.tck.Archives;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Who calls a deployed application. */
final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI application;
    private final String who;

    /**
     * @param who calls; each has quotas of his own
     */
    Client(URL application, String who) {
        this.application = URI.create(application.toString());
        this.who = who;
    }

    static WebArchive archive(String name, String... configuration) {
        WebArchive archive = Archives.of("http-" + name, Turnstile.class, Desk.class)
                .addClasses(TurnstileResource.class, TurnstileApplication.class);
        return Archives.configured(archive, configuration);
    }

    HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(application.resolve("api/" + who + "/" + path))
                .timeout(Duration.ofSeconds(60))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> passed(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("passed", answer.body());
        return answer;
    }

    HttpResponse<String> refused(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertEquals(429, answer.statusCode(), answer.body());
        return answer;
    }

    /** The value of a header that must be there once; null if it is missing. */
    static String header(HttpResponse<String> answer, String name) {
        var values = answer.headers().allValues(name);
        return values.isEmpty() ? null : String.join("\n", values);
    }
}
