package io.rubric.tck.throttle;

import io.rubric.cache.CacheResult;
import io.rubric.tck.Calls;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Limited methods. A period of an hour: nothing flows back while a test runs. */
@ApplicationScoped
class Gate {

    private final Calls calls = new Calls();

    int calls(String who) {
        return calls.of(who);
    }

    @Throttled(name = "tck-gate", limit = 3, period = "1h", key = "{who}")
    void three(String who) {
        calls.add(who);
    }

    @Throttled(limit = 2, period = "1h", burst = 5, key = "{who}")
    void burst(String who) {
        calls.add(who);
    }

    @Throttled(limit = 5, period = "200ms", burst = 2, key = "{who}")
    void fast(String who) {
        calls.add(who);
    }

    @Throttled(limit = 1, period = "1h")
    void forAll(String who) {
        calls.add(who);
    }

    @Throttled(limit = 1, period = "1h")
    void alsoForAll(String who) {
        calls.add(who);
    }

    @Throttled(name = "tck-shared", limit = 1, period = "1h", key = "{who}")
    void shared(String who) {
        calls.add(who);
    }

    @Throttled(name = "tck-shared", limit = 1, period = "1h", key = "{0}")
    void sharedToo(String other) {
        calls.add(other);
    }

    @Throttled(limit = 1, period = "1h", key = "{who}")
    CompletionStage<String> stage(String who) {
        calls.add(who);
        return CompletableFuture.completedFuture(who);
    }

    @Throttled(limit = 2, period = "1h", key = "{who}")
    @CacheResult
    int cached(String who) {
        return calls.add(who);
    }

    /** Each method has its own. */
    @ApplicationScoped
    @Throttled(limit = 1, period = "1h")
    static class Each {

        void first() {}

        void second() {}

        @Throttled(limit = 2, period = "1h")
        void twice() {}
    }

    /** All methods share one. */
    @ApplicationScoped
    @Throttled(name = "tck-type", limit = 2, period = "1h")
    static class Together {

        void first() {}

        void second() {}
    }
}
