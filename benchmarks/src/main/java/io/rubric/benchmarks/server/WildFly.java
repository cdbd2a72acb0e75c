package io.rubric.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** WildFly with a base directory of its own, and its management for nobody else. */
public final class WildFly implements AutoCloseable {

    private final ServerProcess process;
    private final WildFlyManagement management;

    private WildFly(ServerProcess process, WildFlyManagement management) {
        this.process = process;
        this.management = management;
    }

    /**
     * Starts one, and returns when it runs.
     *
     * @param home where it is unpacked
     * @param directory where the instance and its log go
     * @param properties system properties of the server
     */
    public static WildFly start(Path home, Path directory, Map<String, String> properties)
            throws IOException, InterruptedException {
        Path base = Files.createTempDirectory(Files.createDirectories(directory), "wildfly-");
        copy(home.resolve("standalone"), base);
        List<Integer> ports = Ports.free(4);
        WildFlyManagement management = WildFlyManagement.of(base.resolve("configuration"), ports.get(3));
        StandaloneCommandBuilder command = StandaloneCommandBuilder.of(home)
                .setBaseDirectory(base)
                .setJavaHome(Path.of(System.getProperty("java.home")))
                .setJavaOptions("-Xms256m", "-Xmx1g", "-Djava.net.preferIPv4Stack=true", "-Djava.awt.headless=true")
                .addServerArgument("-Djboss.bind.address=127.0.0.1")
                .addServerArgument("-Djboss.bind.address.management=127.0.0.1")
                .addServerArgument("-Djboss.http.port=" + ports.get(0))
                .addServerArgument("-Djboss.https.port=" + ports.get(1))
                .addServerArgument("-Djboss.ajp.port=" + ports.get(2))
                .addServerArgument("-Djboss.management.http.port=" + ports.get(3));
        properties.forEach((name, value) -> command.addServerArgument("-D" + name + "=" + value));
        ServerProcess process = ServerProcess.start(command.build(), directory.resolve("wildfly.log"));
        WildFly server = new WildFly(process, management);
        try {
            process.await("WildFly", management::isRunning);
            return server;
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Hands it an application, which is not deployed by that. */
    public void add(Path war) throws IOException {
        management.run("add", war.getFileName().toString(), ",\"content\":[{\"url\":\"" + war.toUri() + "\"}]");
    }

    /** Deploys what was added, and returns when it is there. */
    public void deploy(Path war) throws IOException {
        management.run("deploy", war.getFileName().toString(), "");
    }

    /** The opposite. */
    public void undeploy(Path war) throws IOException {
        management.run("undeploy", war.getFileName().toString(), "");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path copy = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
