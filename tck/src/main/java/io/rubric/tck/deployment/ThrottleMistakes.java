package io.rubric.tck.deployment;

import io.rubric.throttle.Algorithm;
import io.rubric.throttle.CostFunction;
import io.rubric.throttle.OnLimit;
import io.rubric.throttle.Throttle;
import io.rubric.throttle.ThrottleName;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Method;

/** One of each kind that only throttles have. */
@ApplicationScoped
class ThrottleMistakes {

    @Inject
    @ThrottleName("tck-nobody")
    Throttle ofNobody;

    @Inject
    @ThrottleName("tck-two-keys")
    Throttle ofTwoKeys;

    @Inject
    @ThrottleName("tck-two-keys")
    String ofAnotherType;

    @Throttled(limit = 1, onLimit = OnLimit.WAIT)
    void endlessWait() {}

    @Throttled(limit = 1, maxWait = "2s")
    void endOfNoWait() {}

    @Throttled(limit = 5, cost = "many")
    void unreadableCost() {}

    @Throttled(limit = 5, cost = "6")
    void costAboveBurst() {}

    @Throttled(limit = 5, cost = "{text}")
    void costOfText(String text) {}

    @Throttled(limit = 5, cost = "2", costFunction = One.class)
    void twoCosts() {}

    @Throttled(limit = 5, burst = 10, algorithm = Algorithm.FIXED_WINDOW)
    void burstOfWindow() {}

    @Throttled(limit = 10_001, period = "1h", algorithm = Algorithm.SLIDING_LOG)
    void longLog() {}

    @Throttled(limit = 5, algorithm = Algorithm.SLIDING_COUNTER, onLimit = OnLimit.WAIT, maxWait = "2s")
    void waitOfCounter() {}

    @Throttled(name = "tck-two-keys", limit = 5, key = "{user}")
    void oneKey(String user) {}

    @Throttled(name = "tck-two-keys", limit = 5, key = "{org}:{user}")
    void otherKey(String org, String user) {}

    @Throttled(name = "tck-twice", limit = 5, key = "{user}")
    @Throttled(name = "tck-twice", limit = 5, key = "{user}")
    void twice(String user) {}

    @Throttled(limit = 5, onLimit = OnLimit.SKIP)
    int skippedPrimitive() {
        return 1;
    }

    @Throttled(limit = 1_000_000, period = "30d")
    void tooLarge() {}

    /** Sound. */
    static class One implements CostFunction {

        @Override
        public long cost(Method method, Object[] arguments) {
            return 1;
        }
    }
}
