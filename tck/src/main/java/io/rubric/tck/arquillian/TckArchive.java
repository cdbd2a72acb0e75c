package io.rubric.tck.arquillian;

import io.rubric.tck.Assertion;
import io.rubric.tck.TckProperty;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jboss.arquillian.container.test.spi.client.deployment.ApplicationArchiveProcessor;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Adds to an archive the implementation, the support classes, a {@code beans.xml} and the configuration. Archives of one
 * test class share a prefix, and so the contents of Redis; what the archive itself configures wins.
 */
public final class TckArchive implements ApplicationArchiveProcessor {

    private static final String CONFIGURATION = "META-INF/microprofile-config.properties";

    /** Of all archives of this run: Arquillian makes a processor for each archive. */
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

    /** For Arquillian. */
    public TckArchive() {}

    @Override
    public void process(Archive<?> archive, TestClass testClass) {
        WebArchive war = (WebArchive) archive;
        war.addPackage(Assertion.class.getPackage());
        war.addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
        addImplementation(war);
        addConfiguration(war, testClass.getJavaClass().getSimpleName());
    }

    private static void addImplementation(WebArchive war) {
        String folder = TckProperty.DEPLOYMENT_LIBS.value();
        if (folder.isEmpty()) {
            return;
        }
        File[] jars = new File(folder).listFiles((directory, name) -> name.endsWith(".jar"));
        if (jars == null || jars.length == 0) {
            throw new IllegalStateException(
                    TckProperty.DEPLOYMENT_LIBS.key() + " names no folder with jars: " + folder);
        }
        war.addAsLibraries(jars);
    }

    private void addConfiguration(WebArchive war, String application) {
        Properties configuration = new Properties();
        configuration.setProperty("rubric.redis.address", TckProperty.REDIS_ADDRESS.value());
        configuration.setProperty("rubric.prefix", "tck-" + RUN + "-" + application);
        // A busy machine is no outage: no sentence is about what happens then.
        for (String part : List.of("cache", "throttle", "event", "redis")) {
            configuration.setProperty("rubric." + part + ".timeout", "10s");
        }
        configuration.setProperty(TckProperty.TIME_MULTIPLIER.key(), TckProperty.TIME_MULTIPLIER.value());
        Node own = war.get("WEB-INF/classes/" + CONFIGURATION);
        try {
            if (own != null) {
                try (InputStream in = own.getAsset().openStream()) {
                    configuration.load(in);
                }
                war.delete(own.getPath());
            }
            StringWriter text = new StringWriter();
            configuration.store(text, null);
            war.addAsResource(new StringAsset(text.toString()), CONFIGURATION);
        } catch (IOException e) {
            throw new UncheckedIOException(CONFIGURATION, e);
        }
    }
}
