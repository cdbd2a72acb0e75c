package io.rubric.benchmarks.lock;

import io.rubric.impl.RubricExtension;
import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;

/** A node of Rubric: a container, and in it a bean with a locked method. */
final class RubricLocks implements Locking {

    private final SeContainer container;
    private final Application application;

    /** What an application writes. */
    @ApplicationScoped
    static class Application {

        @Inject
        LockContext lock;

        @Locked(value = "k:{key}", waitTime = "1m")
        long under(int key, Runnable body) {
            body.run();
            return lock.fencingToken();
        }
    }

    RubricLocks(String address) {
        System.setProperty("rubric.redis.address", address);
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new RubricExtension())
                .addBeanClasses(Application.class)
                .initialize();
        application = container.select(Application.class).get();
    }

    @Override
    public void under(int key, Runnable body) {
        application.under(key, body);
    }

    @Override
    public void close() {
        container.close();
    }
}
