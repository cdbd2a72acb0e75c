package io.rubric.tck.deployment;

import static org.junit.jupiter.api.Assertions.assertTrue;

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

    /** The messages of the exception and of all its causes. */
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
        try {
            deployer.deploy(deployment);
        } catch (Exception e) {
            return text(e, new HashSet<>());
        } finally {
            // A container in this JVM has its own until it is undeployed, and this one never was deployed.
            Thread.currentThread().setContextClassLoader(loader);
        }
        deployer.undeploy(deployment);
        return "no refusal: " + deployment + " was deployed";
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
