package io.rubric.examples.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** WildFly with a base directory of its own. Deploys by files in a directory, which needs no administrator. */
final class WildFlyServer implements ApplicationServer {

    private final ServerProcess process;
    private final Path deployments;
    private final URI page;

    private WildFlyServer(ServerProcess process, Path deployments, URI page) {
        this.process = process;
        this.deployments = deployments;
        this.page = page;
    }

    /**
     * @param home where WildFly is unpacked
     * @param directory where the instance and its log go
     * @param httpPort the port of the application
     * @param properties system properties of the server
     */
    static WildFlyServer start(Path home, Path directory, int httpPort, Map<String, String> properties)
            throws IOException {
        Path base = directory.resolve("wildfly");
        Directories.replace(home.resolve("standalone"), base);
        configure(base.resolve("configuration/standalone.xml"));
        List<Integer> ports = Ports.free(3);
        StandaloneCommandBuilder command = StandaloneCommandBuilder.of(home)
                .setBaseDirectory(base)
                .setJavaHome(Path.of(System.getProperty("java.home")))
                .setJavaOptions("-Xms64m", "-Xmx512m", "-Djava.net.preferIPv4Stack=true", "-Djava.awt.headless=true")
                .addServerArgument("-Djboss.bind.address=127.0.0.1")
                .addServerArgument("-Djboss.bind.address.management=127.0.0.1")
                .addServerArgument("-Djboss.http.port=" + httpPort)
                .addServerArgument("-Djboss.https.port=" + ports.get(0))
                .addServerArgument("-Djboss.ajp.port=" + ports.get(1))
                .addServerArgument("-Djboss.management.http.port=" + ports.get(2));
        properties.forEach((name, value) -> command.addServerArgument("-D" + name + "=" + value));
        return new WildFlyServer(
                ServerProcess.start(command.build(), directory.resolve("wildfly.log")),
                base.resolve("deployments"),
                URI.create("http://127.0.0.1:" + httpPort + "/storefront/"));
    }

    private static void configure(Path standalone) throws IOException {
        String xml = Files.readString(standalone)
                .replace("scan-interval=\"5000\"", "scan-interval=\"250\"")
                // A stream of events is only written: WildFly ends one from which it has read nothing for 90 seconds.
                .replace("<http-listener name=", "<http-listener read-timeout=\"0\" name=")
                // A thread remembers the class loader of whoever caused it: idle ones that WildFly kept for
                // ever would keep the application that made them busy.
                .replace(
                        "<worker name=\"default\"/>",
                        "<worker name=\"default\" task-core-threads=\"0\" task-keepalive=\"1\"/>");
        Files.writeString(standalone, xml);
    }

    @Override
    public void deploy(Path war) throws IOException, InterruptedException {
        Files.copy(war, deployments.resolve("storefront.war"));
        Files.createFile(marker("dodeploy"));
        process.await("the deployment", () -> {
            if (Files.exists(marker("failed"))) {
                throw new IOException("Not deployed: " + Files.readString(marker("failed")));
            }
            return Files.exists(marker("deployed"));
        });
        process.awaitPage(page);
    }

    @Override
    public void undeploy() throws IOException, InterruptedException {
        Files.delete(marker("deployed"));
        process.await("the undeployment", () -> Files.exists(marker("undeployed")));
        Files.delete(marker("undeployed"));
        Files.delete(deployments.resolve("storefront.war"));
    }

    private Path marker(String state) {
        return deployments.resolve("storefront.war." + state);
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
