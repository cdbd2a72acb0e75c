package io.rubric.tck.deployment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.tck.TckProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;

/** What a container says when it refuses an application. Each application is deployed once. */
final class Refusal {

    private static final Map<String, String> TEXTS = new HashMap<>();

    private Refusal() {}

    /** The messages of the exception and of all its causes; where its adapter loses them, what the container has logged meanwhile. */
    static String of(Deployer deployer, String deployment) {
        return TEXTS.computeIfAbsent(deployment, name -> deploy(deployer, name));
    }

    /** One mistake of the report has all of it. */
    static void assertRefused(Deployer deployer, String deployment, String... parts) {
        String text = of(deployer, deployment);
        assertTrue(
                Stream.of(text.split("(?=RUBRIC-)"))
                        .anyMatch(mistake -> Stream.of(parts).allMatch(mistake::contains)),
                () -> String.join(", ", parts) + " are missing in: " + text);
    }

    private static String deploy(Deployer deployer, String deployment) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        int before = log().length();
        try {
            deployer.deploy(deployment);
        } catch (Exception e) {
            return text(e, new HashSet<>()) + log().substring(before);
        } finally {
            // A container in this JVM has its own until it is undeployed, and this one never was deployed.
            Thread.currentThread().setContextClassLoader(loader);
        }
        deployer.undeploy(deployment);
        return "no refusal: " + deployment + " was deployed";
    }

    private static String log() {
        String file = TckProperty.LOG.value();
        try {
            return file.isEmpty() ? "" : Files.readString(Path.of(file), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static String text(Throwable e, Set<Throwable> seen) {
        if (e == null || !seen.add(e)) {
            return "";
        }
        StringBuilder text = new StringBuilder(e + "\n" + text(e.getCause(), seen));
        for (Throwable suppressed : e.getSuppressed()) {
            text.append(text(suppressed, seen));
        }
        return text.toString();
    }
}
