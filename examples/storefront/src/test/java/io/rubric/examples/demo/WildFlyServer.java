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
    private final URI address;

    private WildFlyServer(ServerProcess process, Path deployments, URI address) {
        this.process = process;
        this.deployments = deployments;
        this.address = address;
    }

    /**
     * @param home where WildFly is unpacked
     * @param directory where the instance and its log go
     * @param httpPort the port of the applications
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
                URI.create("http://127.0.0.1:" + httpPort + "/"));
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
    public void deploy(Path archive, String... pages) throws IOException, InterruptedException {
        Path target = deployments.resolve(archive.getFileName());
        Files.copy(archive, target);
        Files.createFile(marker(archive, "dodeploy"));
        process.await("the deployment of " + archive.getFileName(), () -> {
            Path failed = marker(archive, "failed");
            if (Files.exists(failed)) {
                String why = Files.readString(failed);
                Files.delete(target);
                Files.delete(failed);
                throw new IOException("Not deployed: " + why);
            }
            return Files.exists(marker(archive, "deployed"));
        });
        for (String page : pages) {
            awaitPage(page);
        }
    }

    @Override
    public void undeploy(Path archive) throws IOException, InterruptedException {
        Files.delete(marker(archive, "deployed"));
        process.await(
                "the undeployment of " + archive.getFileName(), () -> Files.exists(marker(archive, "undeployed")));
        Files.delete(marker(archive, "undeployed"));
        Files.delete(deployments.resolve(archive.getFileName()));
    }

    private Path marker(Path archive, String state) {
        return deployments.resolve(archive.getFileName() + "." + state);
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
