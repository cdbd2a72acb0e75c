package io.rubric.examples.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The server-sent events of one server. */
final class EventStream implements AutoCloseable {

    private static final String DATA = "data:";

    private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
    private final InputStream body;

    private EventStream(InputStream body) {
        this.body = body;
    }

    /** Returns when the server has begun the stream: from then on it misses nothing. */
    static EventStream open(HttpResponse<InputStream> answer) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.startsWith(":")) {
            line = lines.readLine();
        }
        EventStream stream = new EventStream(answer.body());
        Thread reader = new Thread(() -> stream.read(lines), "event-stream");
        reader.setDaemon(true);
        reader.start();
        return stream;
    }

    private void read(BufferedReader lines) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DATA)) {
                    events.add(parse(line.substring(DATA.length())));
                }
            }
        } catch (IOException closed) {
            // The end of the stream, by us or by an undeployment.
        }
    }

    private static JsonObject parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    /** The next event that is meant; fails if none comes. */
    JsonObject await(Predicate<JsonObject> meant) throws InterruptedException {
        while (true) {
            JsonObject event = events.poll(20, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("No such event has come");
            }
            if (meant.test(event)) {
                return event;
            }
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
