package io.rubric.examples.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A page in a browser, which runs our JavaScript as it runs its own. One question at a time. */
final class Tab {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int asked;

    /**
     * @param address of its debugger
     */
    Tab(HttpClient http, URI address) {
        socket = http.newWebSocketBuilder().buildAsync(address, new Answers()).join();
    }

    private final class Answers implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try (var reader = Json.createReader(new StringReader(text.toString()))) {
                    answers.add(reader.readObject());
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    /** What an expression is now, as text. */
    String evaluate(String expression) throws IOException, InterruptedException {
        asked++;
        JsonObject question = Json.createObjectBuilder()
                .add("id", asked)
                .add("method", "Runtime.evaluate")
                .add(
                        "params",
                        Json.createObjectBuilder()
                                .add("expression", "String(" + expression + ")")
                                .add("returnByValue", true))
                .build();
        socket.sendText(question.toString(), true).join();
        JsonObject answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (answer == null || answer.getInt("id") != asked || !answer.containsKey("result")) {
            throw new IOException("Asked " + question + " and got " + answer);
        }
        JsonObject result = answer.getJsonObject("result");
        if (result.containsKey("exceptionDetails")) {
            throw new IOException(expression + " has thrown " + result);
        }
        return result.getJsonObject("result").getString("value");
    }

    /** Returns when an expression is true. */
    void await(String expression) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!evaluate(expression).equals("true")) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Not true in " + PATIENCE + ": " + expression + "; the page reads "
                        + evaluate("document.body.innerText"));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Presses a button. */
    void press(String action, String node) throws IOException, InterruptedException {
        evaluate("document.querySelector('button[data-do=%s][data-node=%s]').click()".formatted(action, node));
    }
}
