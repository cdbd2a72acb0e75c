package io.rubric.impl.testing;

import io.rubric.impl.RubricExtension;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** One node of an application: a CDI container of its own with configuration of its own. Several may run in one test. */
public final class Node implements AutoCloseable {

    private final WeldContainer container;
    private final ClassLoader loader;

    private Node(WeldContainer container, ClassLoader loader) {
        this.container = container;
        this.loader = loader;
    }

    /** A prefix that no other test has. */
    public static String randomPrefix() {
        return "test-" + UUID.randomUUID();
    }

    /** A node of an application of its own on the test Redis. */
    public static Node start(Class<?>... beans) {
        return start(Map.of(), beans);
    }

    /** A node with some configuration; the address is that of the test Redis, the prefix random and the cache patient, unless given. */
    public static Node start(Map<String, String> configuration, Class<?>... beans) {
        Map<String, String> all = new HashMap<>(Map.of(
                "rubric.redis.address",
                TestRedis.address(),
                "rubric.prefix",
                randomPrefix(),
                "rubric.cache.timeout", // a busy machine is no outage
                "10s"));
        all.putAll(configuration);
        return startWith(all, beans);
    }

    /** A node with exactly this configuration. */
    public static Node startWith(Map<String, String> configuration, Class<?>... beans) {
        return start(configuration, weld -> weld.addExtension(new RubricExtension()), beans);
    }

    /** A node as in CDI Lite, with exactly this configuration. There can be one in a JVM. */
    @SuppressWarnings("unchecked") // an array of class literals
    public static Node startLite(Map<String, String> configuration, Class<?>... beans) {
        return start(configuration, weld -> weld.addBuildCompatibleExtensions(LiteExtension.class), beans);
    }

    private static Node start(Map<String, String> configuration, UnaryOperator<Weld> extended, Class<?>... beans) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader loader = new URLClassLoader(new URL[0], before);
        Config config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(configuration, "test", 100))
                .build();
        ConfigProviderResolver.instance().registerConfig(config, loader);
        thread.setContextClassLoader(loader);
        try {
            Weld weld = new Weld(UUID.randomUUID().toString()).disableDiscovery();
            WeldContainer container = extended.apply(weld).addBeanClasses(beans).initialize();
            return new Node(container, loader);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    public <T> T get(Class<T> type, Annotation... qualifiers) {
        return container.select(type, qualifiers).get();
    }

    public WeldContainer container() {
        return container;
    }

    @Override
    public void close() {
        if (container.isRunning()) {
            container.shutdown();
        }
        ConfigProviderResolver.instance()
                .releaseConfig(ConfigProviderResolver.instance().getConfig(loader));
    }
}
