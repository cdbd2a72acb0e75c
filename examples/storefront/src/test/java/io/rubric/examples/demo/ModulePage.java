package io.rubric.examples.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** One module of the EAR on one server. */
final class ModulePage {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    ModulePage(URI address) {
        this.address = address;
    }

    /** The module that had to ask for the price. */
    String price(String product) throws IOException, InterruptedException {
        return ask("GET", product + "/price");
    }

    void priceChanged(String product) throws IOException, InterruptedException {
        ask("POST", product + "/changed");
    }

    void fire(String text) throws IOException, InterruptedException {
        ask("POST", text + "/fire");
    }

    /** All events with that text, as soon as there are so many, or what has come in vain. */
    List<String> seen(String text, int events) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (seen(text).size() < events && System.nanoTime() - deadline < 0) {
            Thread.onSpinWait();
        }
        return seen(text);
    }

    private List<String> seen(String text) throws IOException, InterruptedException {
        return ask("GET", text + "/seen").lines().toList();
    }

    private String ask(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("api/" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 && answer.statusCode() != 204) {
            throw new IOException(answer + ": " + answer.body());
        }
        return answer.body();
    }
}
