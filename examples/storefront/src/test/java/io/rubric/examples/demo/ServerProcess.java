package io.rubric.examples.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of a server, and the file its output goes to. */
final class ServerProcess implements AutoCloseable {

    private static final Duration TO_BE_READY = Duration.ofMinutes(3);
    private static final Duration TO_STOP = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> command;
    private final Path log;
    private volatile Process process;

    private ServerProcess(List<String> command, Path log) throws IOException {
        this.command = command;
        this.log = log;
        this.process = run();
    }

    static ServerProcess start(List<String> command, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        return new ServerProcess(command, log);
    }

    private Process run() throws IOException {
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        started.getOutputStream().close();
        return started;
    }

    /** Runs it once more; it must be gone. */
    void restart() throws IOException {
        process = run();
    }

    long pid() {
        return process.pid();
    }

    /** Returns when the page is there. */
    void awaitPage(URI page) throws IOException, InterruptedException {
        HttpRequest get =
                HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(10)).build();
        await(page + " to answer", () -> {
            try {
                return http.send(get, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    /** Returns when the condition holds; fails if the server ends before, or it takes too long. */
    void await(String what, Condition condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TO_BE_READY.toNanos();
        while (!condition.holds()) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IOException("The server ended while we waited for " + what + ", see " + log);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("Waited " + TO_BE_READY + " in vain for " + what + ", see " + log);
            }
        }
    }

    /** Something that becomes true. */
    interface Condition {

        boolean holds() throws IOException, InterruptedException;
    }

    /** Returns when it is gone. */
    void kill() throws IOException, InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("Killed, but not gone in " + TO_STOP);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
