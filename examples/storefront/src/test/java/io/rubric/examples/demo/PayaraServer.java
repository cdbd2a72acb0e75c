package io.rubric.examples.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Payara with a domain of its own. Deploys by its administration's HTTP interface. */
final class PayaraServer implements ApplicationServer {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ServerProcess process;
    private final int adminPort;
    private final URI page;

    private PayaraServer(ServerProcess process, int adminPort, URI page) {
        this.process = process;
        this.adminPort = adminPort;
        this.page = page;
    }

    /**
     * @param home where Payara is unpacked
     * @param directory where the instance and its log go
     * @param httpPort the port of the application
     * @param properties system properties of the server
     */
    static PayaraServer start(Path home, Path directory, int httpPort, Map<String, String> properties)
            throws IOException, InterruptedException {
        int adminPort = Ports.free(1).get(0);
        PayaraDomain domain = new PayaraDomain(home, directory.resolve("payara"));
        domain.create(httpPort, adminPort);
        List<String> options = properties.entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .toList();
        return new PayaraServer(
                ServerProcess.start(domain.command(options), directory.resolve("payara.log")),
                adminPort,
                URI.create("http://127.0.0.1:" + httpPort + "/storefront/"));
    }

    @Override
    public void deploy(Path war) throws IOException, InterruptedException {
        process.await("the administration to answer", () -> {
            try {
                return administer("uptime").statusCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
        succeed(administer("deploy?name=storefront&contextroot=storefront&DEFAULT="
                + URLEncoder.encode(war.toString(), StandardCharsets.UTF_8)));
        process.awaitPage(page);
    }

    @Override
    public void undeploy() throws IOException, InterruptedException {
        succeed(administer("undeploy?DEFAULT=storefront"));
    }

    private HttpResponse<String> administer(String command) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + adminPort + "/__asadmin/" + command))
                .header("X-Requested-By", "storefront")
                .header("User-Agent", "hk2-agent")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void succeed(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200 || !answer.body().contains("exit-code: SUCCESS")) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    @Override
    public URI page() {
        return page;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }
}
