package io.rubric.examples.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The application of all kinds of events on one server. */
final class KindsPage {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    KindsPage(URI address) {
        this.address = address;
    }

    /** Fires one event of each kind to a topic that is broadcast and to a durable one; returns what others should see. */
    List<String> fire(String id) throws IOException, InterruptedException {
        return ask("POST", id);
    }

    /** Fires so many in one transaction. */
    void burst(String id, int events) throws IOException, InterruptedException {
        ask("POST", id + "/burst/" + events);
    }

    /** What this server has seen of others, as soon as there are so many, or all that has come in a minute. */
    List<String> seen(String id, int events) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ask("GET", id).size() < events && System.nanoTime() - deadline < 0) {
            Thread.onSpinWait();
        }
        return ask("GET", id);
    }

    private List<String> ask(String method, String id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("api/kinds/" + id))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer + ": " + answer.body());
        }
        return answer.body().lines().toList();
    }
}
