package io.rubric.tck.throttle.http;

import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Limited methods. A period of an hour: nothing flows back while a test runs. */
@ApplicationScoped
class Turnstile {

    /** Nothing of it may come out as it is. */
    static final String HOSTILE = "tck \"gate\"\\\r\nX-Injected: caf\u00e9";

    @Throttled(name = "tck-turnstile", limit = 2, period = "1h", key = "{who}")
    void two(String who) {}

    @Throttled(limit = 1, period = "1h", key = "{who}")
    void unnamed(String who, Integer... ignored) {}

    @Throttled(name = "tck-minute", limit = 1, period = "1m", burst = 3, key = "{who}")
    @Throttled(name = "tck-hour", limit = 1, period = "1h", key = "{who}")
    void twice(String who) {}

    @Throttled(name = "tck-uneven", limit = 1, period = "3600500ms", key = "{who}")
    void uneven(String who) {}

    @Throttled(name = HOSTILE, limit = 1, period = "1h", key = "{who}")
    void hostile(String who) {}

    @Throttled(name = "tck-weighed", limit = 2, period = "1h", key = "{who}", cost = "{weight}")
    void weighed(String who, int weight) {}

    @Throttled(name = "tck-stage", limit = 1, period = "1h", key = "{who}")
    CompletionStage<String> stage(String who) {
        return CompletableFuture.completedFuture("passed");
    }
}
