package io.rubric.examples.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Payara with a domain of its own. Deploys by files in a directory, which needs no administrator. */
final class PayaraServer implements ApplicationServer {

    private final ServerProcess process;
    private final Path deployments;
    private final URI address;

    private PayaraServer(ServerProcess process, Path deployments, URI address) {
        this.process = process;
        this.deployments = deployments;
        this.address = address;
    }

    /**
     * @param home where Payara is unpacked
     * @param directory where the instance and its log go
     * @param httpPort the port of the applications
     * @param properties system properties of the server
     */
    static PayaraServer start(Path home, Path directory, int httpPort, Map<String, String> properties)
            throws IOException, InterruptedException {
        PayaraDomain domain = new PayaraDomain(home, directory.resolve("payara"));
        domain.create(httpPort);
        List<String> options = properties.entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .toList();
        return new PayaraServer(
                ServerProcess.start(domain.command(options), directory.resolve("payara.log")),
                domain.deployments(),
                URI.create("http://127.0.0.1:" + httpPort + "/"));
    }

    @Override
    public void deploy(Path archive, String... pages) throws IOException, InterruptedException {
        Files.deleteIfExists(marker(archive, "undeployed"));
        // Under another name first: the server must not find half a file.
        Path copy = Files.copy(archive, deployments.resolve(archive.getFileName() + ".copy"));
        Path target = Files.move(copy, deployments.resolve(archive.getFileName()));
        process.await("the deployment of " + archive.getFileName(), () -> {
            if (Files.exists(marker(archive, "deployFailed"))) {
                Files.delete(target);
                Files.delete(marker(archive, "deployFailed"));
                throw new IOException("Not deployed, see the log of Payara");
            }
            return Files.exists(marker(archive, "deployed"));
        });
        for (String page : pages) {
            awaitPage(page);
        }
    }

    @Override
    public void undeploy(Path archive) throws IOException, InterruptedException {
        Files.delete(deployments.resolve(archive.getFileName()));
        process.await(
                "the undeployment of " + archive.getFileName(), () -> Files.exists(marker(archive, "undeployed")));
    }

    private Path marker(Path archive, String state) {
        return deployments.resolve(archive.getFileName() + "_" + state);
    }

    @Override
    public URI page(String path) {
        return address.resolve(path);
    }

    @Override
    public void awaitPage(String path) throws IOException, InterruptedException {
        process.awaitPage(page(path));
    }

    @Override
    public void restart() throws IOException {
        process.restart();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void kill() throws IOException, InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
