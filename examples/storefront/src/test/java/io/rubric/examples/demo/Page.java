package io.rubric.examples.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What the page of one server does, without a browser. */
final class Page {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    Page(URI address) {
        this.address = address;
    }

    JsonObject price(String product) throws IOException, InterruptedException {
        return json(send("GET", "prices/" + product));
    }

    void priceChanged(String product) throws IOException, InterruptedException {
        send("POST", "prices/" + product + "/changed");
    }

    HttpResponse<String> stock(String client) throws IOException, InterruptedException {
        return send("GET", "stock/teapot?client=" + client);
    }

    JsonObject checkout(String order) throws IOException, InterruptedException {
        return json(send("POST", "orders/" + order));
    }

    void greet(String text) throws IOException, InterruptedException {
        send("POST", "greetings?text=" + text);
    }

    /** What this server observes from now on. */
    EventStream events() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("api/events"))
                .timeout(Duration.ofSeconds(30))
                .build();
        return EventStream.open(http.send(request, HttpResponse.BodyHandlers.ofInputStream()));
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("api/" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(30))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static JsonObject json(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException(answer + ": " + answer.body());
        }
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
