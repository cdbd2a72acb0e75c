package io.rubric.benchmarks.lock;

import io.rubric.benchmarks.Node;
import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** A node of Rubric with a bean that has a locked method. */
final class RubricLocks implements Locking {

    private final Node node;
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
        node = Node.start(address, Map.of(), Application.class);
        application = node.get(Application.class);
    }

    @Override
    public void under(int key, Runnable body) {
        application.under(key, body);
    }

    @Override
    public void close() {
        node.close();
    }
}
