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
    private final URI page;

    private PayaraServer(ServerProcess process, Path deployments, URI page) {
        this.process = process;
        this.deployments = deployments;
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
        PayaraDomain domain = new PayaraDomain(home, directory.resolve("payara"));
        domain.create(httpPort);
        List<String> options = properties.entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .toList();
        return new PayaraServer(
                ServerProcess.start(domain.command(options), directory.resolve("payara.log")),
                domain.deployments(),
                URI.create("http://127.0.0.1:" + httpPort + "/storefront/"));
    }

    @Override
    public void deploy(Path war) throws IOException, InterruptedException {
        Files.deleteIfExists(marker("undeployed"));
        // Under another name first: the server must not find half a file.
        Path copy = Files.copy(war, deployments.resolve("storefront.copy"));
        Files.move(copy, deployments.resolve("storefront.war"));
        process.await("the deployment", () -> {
            if (Files.exists(marker("deployFailed"))) {
                throw new IOException("Not deployed, see the log of Payara");
            }
            return Files.exists(marker("deployed"));
        });
        process.awaitPage(page);
    }

    @Override
    public void undeploy() throws IOException, InterruptedException {
        Files.delete(deployments.resolve("storefront.war"));
        process.await("the undeployment", () -> Files.exists(marker("undeployed")));
    }

    private Path marker(String state) {
        return deployments.resolve("storefront.war_" + state);
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
    public void kill() throws IOException, InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
