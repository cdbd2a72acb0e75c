package io.rubric.examples.demo;

import jakarta.json.Json;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Chromium without a window. It is spoken to by its own DevTools protocol: Selenium would want a driver program of the very same version beside
 * it, and Playwright brings 200 MB and a Node.js.
 */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final List<String> OPTIONS = List.of(
            "--headless=new",
            "--remote-debugging-port=0",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ServerProcess process;
    private final URI tabs;

    private Browser(ServerProcess process, URI tabs) {
        this.process = process;
        this.tabs = tabs;
    }

    /** Where there is one: as {@code -Ddemo.browser} says, else on the path. */
    static Optional<String> program() {
        String named = System.getProperty("demo.browser", "");
        if (!named.isEmpty()) {
            return Optional.of(named);
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /**
     * Starts it.
     *
     * @param directory where its profile and its log go
     */
    static Browser start(String program, Path directory) throws IOException, InterruptedException {
        Path profile = directory.resolve("profile");
        Directories.delete(profile);
        Stream<String> sandbox = // which Chromium refuses to have as root
                System.getProperty("user.name").equals("root") ? Stream.of("--no-sandbox") : Stream.empty();
        List<String> command = Stream.of(Stream.of(program, "--user-data-dir=" + profile), OPTIONS.stream(), sandbox)
                .flatMap(part -> part)
                .toList();
        ServerProcess process = ServerProcess.start(command, directory.resolve("browser.log"));
        try {
            Path address = profile.resolve("DevToolsActivePort");
            process.await(
                    "the browser",
                    () -> Files.exists(address) && Files.readAllLines(address).size() == 2);
            String port = Files.readAllLines(address).get(0);
            return new Browser(process, URI.create("http://127.0.0.1:" + port + "/json/new?"));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** Opens a page in a tab of its own; it may not have come yet. */
    Tab open(URI page) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(tabs.toString() + page))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        try (var reader = Json.createReader(new StringReader(answer))) {
            return new Tab(http, URI.create(reader.readObject().getString("webSocketDebuggerUrl")));
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
