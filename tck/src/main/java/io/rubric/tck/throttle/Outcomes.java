package io.rubric.tck.throttle;

import io.rubric.tck.Calls;
import io.rubric.throttle.OnLimit;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Methods that are skipped above their limit, and such as give back what they have taken when they fail. */
@ApplicationScoped
class Outcomes {

    private final Calls calls = new Calls();

    int calls(String method) {
        return calls.of(method);
    }

    @Throttled(limit = 1, period = "1h", onLimit = OnLimit.SKIP)
    String text() {
        calls.add("text");
        return "text";
    }

    @Throttled(limit = 1, period = "1h", onLimit = OnLimit.SKIP)
    void nothing() {
        calls.add("nothing");
    }

    @Throttled(limit = 1, period = "1h", onLimit = OnLimit.SKIP)
    Integer number() {
        return calls.add("number");
    }

    @Throttled(limit = 1, period = "1h", onLimit = OnLimit.SKIP)
    Optional<String> optional() {
        return Optional.of("optional");
    }

    @Throttled(limit = 1, period = "1h", onLimit = OnLimit.SKIP)
    List<String> list() {
        return List.of("list");
    }

    @Throttled(limit = 1, period = "1h", onLimit = OnLimit.SKIP)
    Map<String, String> map() {
        return Map.of("a", "map");
    }

    @Throttled(limit = 1, period = "1h", onLimit = OnLimit.SKIP)
    Stream<String> stream() {
        return Stream.of("stream");
    }

    @Throttled(limit = 1, period = "1h", onLimit = OnLimit.SKIP)
    int[] array() {
        return new int[] {1};
    }

    @Throttled(limit = 1, period = "1h", onLimit = OnLimit.SKIP)
    CompletionStage<Optional<String>> stage() {
        calls.add("stage");
        return CompletableFuture.completedFuture(Optional.of("stage"));
    }

    @Throttled(limit = 2, period = "1h", key = "{who}", refundOn = IOException.class)
    void failing(String who, Exception error) throws Exception {
        if (error != null) {
            throw error;
        }
    }

    @Throttled(limit = 2, period = "1h", key = "{who}", refundOn = IOException.class)
    CompletionStage<String> failingStage(String who, Exception error) {
        return error == null ? CompletableFuture.completedFuture(who) : CompletableFuture.failedFuture(error);
    }

    @Throttled(name = "tck-refunded", limit = 2, period = "1h", key = "{who}", refundOn = FileNotFoundException.class)
    @Throttled(name = "tck-kept", limit = 3, period = "1h", key = "{who}")
    void failingOfTwo(String who, Exception error) throws Exception {
        throw error;
    }
}
