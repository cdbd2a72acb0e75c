package io.rubric.tck.throttle;

import io.rubric.tck.Calls;
import io.rubric.throttle.Algorithm;
import io.rubric.throttle.OnLimit;
import io.rubric.throttle.Quota;
import io.rubric.throttle.Throttle;
import io.rubric.throttle.ThrottleName;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Methods whose callers wait for their turn. One of them comes an hour, where nobody is to be served. */
@ApplicationScoped
class Turns {

    private final Calls calls = new Calls();
    private final List<Integer> served = new CopyOnWriteArrayList<>();

    @Inject
    @ThrottleName("tck-turns")
    Throttle quotas;

    /** How a caller of the policy that serves one an hour stands. */
    Quota quota(String who) {
        return quotas.peek(who);
    }

    int calls(String who) {
        return calls.of(who);
    }

    List<Integer> served() {
        return served;
    }

    @Throttled(limit = 1, period = "300ms", key = "{who}", onLimit = OnLimit.WAIT, maxWait = "1m")
    void soon(String who) {
        calls.add(who);
    }

    @Throttled(limit = 1, period = "300ms", onLimit = OnLimit.WAIT, maxWait = "1m")
    CompletionStage<Integer> inOrder(int number) {
        served.add(number);
        return CompletableFuture.completedFuture(number);
    }

    @Throttled(
            limit = 1,
            period = "300ms",
            algorithm = Algorithm.SLIDING_LOG,
            key = "{who}",
            onLimit = OnLimit.WAIT,
            maxWait = "1m")
    void soonByLog(String who) {
        calls.add(who);
    }

    @Throttled(
            limit = 1,
            period = "300ms",
            algorithm = Algorithm.FIXED_WINDOW,
            key = "{who}",
            onLimit = OnLimit.WAIT,
            maxWait = "1m")
    void soonByWindow(String who) {
        calls.add(who);
    }

    @Throttled(name = "tck-turns", limit = 1, period = "1h", key = "{who}", onLimit = OnLimit.WAIT, maxWait = "1000h")
    void patient(String who) {
        calls.add(who);
    }

    @Throttled(name = "tck-turns", limit = 1, period = "1h", key = "{who}", onLimit = OnLimit.WAIT, maxWait = "1000h")
    CompletionStage<String> patientStage(String who) {
        calls.add(who);
        return CompletableFuture.completedFuture(who);
    }

    @Throttled(name = "tck-turns", limit = 1, period = "1h", key = "{who}", onLimit = OnLimit.WAIT, maxWait = "1s")
    void impatient(String who) {
        calls.add(who);
    }

    @Throttled(name = "tck-turns", limit = 1, period = "1h", key = "{who}")
    void atOnce(String who) {
        calls.add(who);
    }
}
