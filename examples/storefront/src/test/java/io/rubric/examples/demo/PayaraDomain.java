package io.rubric.examples.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A copy of Payara's domain that listens on free ports of 127.0.0.1 only and looks for no neighbours. */
final class PayaraDomain {

    /** Administration, HTTPS, IIOP three times, JMS: nobody calls them, but they listen. */
    private static final List<String> OTHERS = List.of(
            "port=\"4848\"",
            "port=\"8181\"",
            "port=\"3700\"",
            "port=\"3820\"",
            "port=\"3920\"",
            "name=\"JMS_PROVIDER_PORT\" value=\"7676\"");

    private final Path home;
    private final Path directory;

    PayaraDomain(Path home, Path directory) {
        this.home = home;
        this.directory = directory;
    }

    void create(int httpPort) throws IOException {
        Directories.replace(home.resolve("glassfish/domains/domain1"), directory);
        Path file = directory.resolve("config/domain.xml");
        String xml = Files.readString(file)
                .replace("address=\"0.0.0.0\"", "address=\"127.0.0.1\"")
                .replace("<network-listener port=", "<network-listener address=\"127.0.0.1\" port=")
                .replace("port=\"8080\"", "port=\"" + httpPort + "\"")
                .replace("port=\"8686\"", "enabled=\"false\" port=\"8686\"")
                .replace(",org.apache.felix.shell.remote", "")
                .replace(
                        "<hazelcast-config-specific-configuration>",
                        "<hazelcast-config-specific-configuration enabled=\"false\">");
        List<Integer> ports = Ports.free(OTHERS.size());
        for (int i = 0; i < OTHERS.size(); i++) {
            xml = xml.replace(
                    OTHERS.get(i),
                    OTHERS.get(i).replaceFirst("\\d+", ports.get(i).toString()));
        }
        Files.writeString(file, xml);
        Files.createDirectories(deployments());
    }

    /** What is put there is deployed. */
    Path deployments() {
        return directory.resolve("autodeploy");
    }

    /** The command that starts the server itself, so that its process is ours and not that of a launcher. */
    List<String> command(List<String> jvmOptions) throws IOException, InterruptedException {
        Process asadmin = new ProcessBuilder(
                        java(),
                        "-jar",
                        home.resolve("glassfish/lib/client/appserver-cli.jar").toString(),
                        "start-domain",
                        "--dry-run",
                        "--domaindir",
                        directory.getParent().toString(),
                        directory.getFileName().toString())
                .redirectErrorStream(true)
                .start();
        asadmin.getOutputStream().close();
        String output = new String(asadmin.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asadmin.waitFor() != 0) {
            throw new IOException("asadmin start-domain --dry-run failed: " + output);
        }
        List<String> lines = output.lines()
                .dropWhile(line -> !line.startsWith("Dump of JVM Invocation"))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .toList();
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(jvmOptions);
        command.addAll(lines.subList(1, lines.size()));
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
