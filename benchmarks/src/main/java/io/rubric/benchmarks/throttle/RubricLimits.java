package io.rubric.benchmarks.throttle;

import io.rubric.benchmarks.Node;
import io.rubric.throttle.Throttle;
import io.rubric.throttle.ThrottleName;
import io.rubric.throttle.Throttled;
import io.rubric.throttle.ThrottledException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** A node of Rubric with limits. */
final class RubricLimits implements AutoCloseable {

    private final Node node;
    private final Application application;
    private final Throttle throttle;

    /** What an application writes. */
    @ApplicationScoped
    static class Application {

        @Inject
        @ThrottleName("calls")
        Throttle throttle;

        @Throttled(name = "second", limit = Limits.MANY, key = "{key}")
        @Throttled(name = "minute", limit = Limits.MANY, period = "1m", key = "{key}")
        @Throttled(name = "ten", limit = Limits.MANY, period = "10s", key = "{key}")
        int three(int key) {
            return key;
        }

        @Throttled(name = "few", limit = 1, period = "1h", key = "{key}")
        int few(int key) {
            return key;
        }
    }

    RubricLimits(String address) {
        node = Node.start(
                address, Map.of("rubric.throttle.\"calls\".limit", Long.toString(Limits.MANY)), Application.class);
        application = node.get(Application.class);
        throttle = node.get(Throttle.class, ThrottleName.Literal.of("calls"));
    }

    boolean one(int key) {
        return throttle.tryAcquire(key).allowed();
    }

    int three(int key) {
        return application.three(key);
    }

    /** False if it is refused, which is the answer to all calls but the first. */
    boolean few(int key) {
        try {
            application.few(key);
            return true;
        } catch (ThrottledException e) {
            return false;
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
