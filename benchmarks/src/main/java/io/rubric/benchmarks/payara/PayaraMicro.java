package io.rubric.benchmarks.payara;

import io.rubric.benchmarks.Jvm;
import io.rubric.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Payara Micro with the application, which listens on 127.0.0.1 alone. */
final class PayaraMicro implements AutoCloseable {

    private static final String LOCAL =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ServerProcess process;
    private final String address;

    private PayaraMicro(ServerProcess process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts one; it may not be there yet.
     *
     * @param name of the node, and of its directory
     * @param ports of HTTP and of the data grid
     * @param cluster where nodes look for each other
     * @param properties system properties of the server
     */
    static PayaraMicro start(
            Path jar,
            Path war,
            Path directory,
            String name,
            List<Integer> ports,
            String cluster,
            Map<String, String> properties)
            throws IOException {
        Path temporary = Files.createTempDirectory(Files.createDirectories(directory.toAbsolutePath()), name);
        Path commands = Files.writeString(temporary.resolve("commands"), LOCAL + System.lineSeparator());
        List<String> command = new ArrayList<>(
                List.of(Jvm.java(), "-Xmx512m", "-Djava.net.preferIPv4Stack=true", "-Djava.io.tmpdir=" + temporary));
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", jar.toString(), "--name", name, "--deploy", war.toString()));
        command.addAll(List.of("--prebootcommandfile", commands.toString(), "--nohostaware", "--disablephonehome"));
        command.addAll(List.of("--port", ports.get(0).toString()));
        command.addAll(List.of("--startport", ports.get(1).toString()));
        command.addAll(List.of("--interfaces", "127.0.0.1", "--clustermode", "tcpip:" + cluster));
        ServerProcess process = ServerProcess.start(command, directory.resolve(name + ".log"));
        return new PayaraMicro(process, "http://127.0.0.1:" + ports.get(0) + "/events/measure");
    }

    /** Returns when its events reach the other node. */
    void await(String wire) throws IOException, InterruptedException {
        process.await("events of " + wire, () -> {
            try {
                return get(wire, 1, 1, 2).statusCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    /** The nanoseconds that each batch of events took. */
    List<Double> fire(String wire, int batch, int times) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(wire, batch, times, 60);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(wire + ": " + answer.body());
        }
        return answer.body().lines().map(Double::valueOf).toList();
    }

    private HttpResponse<String> get(String wire, int batch, int times, int patience)
            throws IOException, InterruptedException {
        URI measure =
                URI.create(address + "?wire=" + wire + "&batch=" + batch + "&times=" + times + "&patience=" + patience);
        return http.send(HttpRequest.newBuilder(measure).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.close();
    }
}
