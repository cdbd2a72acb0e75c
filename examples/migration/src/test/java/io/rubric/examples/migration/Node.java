package io.rubric.examples.migration;

import io.rubric.embedded.EmbeddedRedis;
import io.rubric.impl.RubricExtension;
import io.rubric.redis.RedisServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.UUID;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** A node of the application, without a server. All of them share one Redis, which ends with the tests. */
public final class Node implements AutoCloseable {

    private static final RedisServer REDIS = EmbeddedRedis.start();

    static {
        System.setProperty("rubric.redis.address", REDIS.address()); // outweighs that of the application
    }

    private final WeldContainer container;

    private Node(WeldContainer container) {
        this.container = container;
    }

    /** A node with these beans. */
    public static Node start(Class<?>... beans) {
        return new Node(new Weld(UUID.randomUUID().toString())
                .disableDiscovery()
                .addExtension(new RubricExtension())
                .addBeanClasses(beans)
                .initialize());
    }

    /** A node with more configuration, from a resource. */
    public static Node startWith(String properties, Class<?>... beans) {
        Properties more = new Properties();
        try (InputStream resource = Node.class.getResourceAsStream("/" + properties)) {
            more.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        more.forEach((name, value) -> System.setProperty((String) name, (String) value));
        try {
            return start(beans);
        } finally {
            more.forEach((name, value) -> System.clearProperty((String) name));
        }
    }

    /** Where Redis is. */
    public static String redis() {
        return REDIS.address();
    }

    /** A bean of the node. */
    public <T> T get(Class<T> type) {
        return container.select(type).get();
    }

    @Override
    public void close() {
        container.close();
    }
}
