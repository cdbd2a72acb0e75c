package io.rubric.benchmarks;

import io.rubric.impl.RubricExtension;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.lang.annotation.Annotation;
import java.util.Map;

/** A node of Rubric: a container on Weld SE with some beans of an application. */
public final class Node implements AutoCloseable {

    private final SeContainer container;

    private Node(SeContainer container) {
        this.container = container;
    }

    /**
     * Starts one.
     *
     * @param address of its Redis
     * @param configuration what else it is configured with
     */
    public static Node start(String address, Map<String, String> configuration, Class<?>... beans) {
        System.setProperty("rubric.redis.address", address);
        configuration.forEach(System::setProperty);
        try {
            return new Node(SeContainerInitializer.newInstance()
                    .disableDiscovery()
                    .addExtensions(new RubricExtension())
                    .addBeanClasses(beans)
                    .initialize());
        } finally {
            configuration.keySet().forEach(System::clearProperty);
        }
    }

    public <T> T get(Class<T> type, Annotation... qualifiers) {
        return container.select(type, qualifiers).get();
    }

    @Override
    public void close() {
        container.close();
    }
}
