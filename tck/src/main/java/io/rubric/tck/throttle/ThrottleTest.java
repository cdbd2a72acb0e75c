package io.rubric.tck.throttle;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import io.rubric.throttle.ThrottledException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class ThrottleTest {

    @Inject
    Gate gate;

    @Inject
    Gate.Each each;

    @Inject
    Gate.Together together;

    @Deployment
    static WebArchive archive() {
        return Archives.of("throttle", Gate.class, Gate.Each.class, Gate.Together.class);
    }

    @Assertion({"throttle.limit.1", "throttle.limit.2"})
    void limit() {
        for (int call = 1; call <= 3; call++) {
            gate.three("limit");
        }
        assertRefused(() -> gate.three("limit"));
        assertEquals(3, gate.calls("limit"));
    }

    @Assertion("throttle.burst.1")
    void burst() {
        for (int call = 1; call <= 5; call++) {
            gate.burst("burst");
        }
        assertRefused(() -> gate.burst("burst"));
    }

    @Assertion("throttle.burst.2")
    void callersAtTheSameTime() {
        try (Background others = new Background()) {
            List<CompletableFuture<Boolean>> callers = IntStream.range(0, 20)
                    .mapToObj(i -> others.call(() -> passes(() -> gate.three("crowd"))))
                    .toList();
            assertEquals(3, callers.stream().filter(Eventually::completed).count());
        }
    }

    @Assertion("throttle.refill.1")
    void noMoreThanFlowsBack() {
        long start = System.nanoTime();
        int allowed = 0;
        Duration elapsed = Duration.ZERO;
        while (elapsed.compareTo(Duration.ofSeconds(1)) < 0) {
            allowed += passes(() -> gate.fast("flow")) ? 1 : 0;
            elapsed = Duration.ofNanos(System.nanoTime() - start);
        }
        double most =
                2 + 5 * elapsed.toNanos() / (double) Duration.ofMillis(200).toNanos();
        assertTrue(allowed <= most, allowed + " calls, allowed are " + most);
    }

    @Assertion("throttle.refill.2")
    void allowedAfterRetryAfter() {
        gate.fast("retry");
        ThrottledException refused = null;
        while (refused == null) {
            refused = refusal(() -> gate.fast("retry"));
        }
        Eventually.passed(refused.retryAfter());
        assertDoesNotThrow(() -> gate.fast("retry"));
    }

    @Assertion("throttle.refused.1")
    void refusedCallUsesNothing() {
        for (int call = 1; call <= 3; call++) {
            gate.three("greedy");
        }
        ThrottledException first = assertRefused(() -> gate.three("greedy"));
        ThrottledException last = first;
        for (int call = 1; call <= 20; call++) {
            last = assertRefused(() -> gate.three("greedy"));
        }
        assertTrue(last.retryAfter().compareTo(first.retryAfter()) <= 0, () -> "wait grew from " + first.retryAfter());
        assertTrue(last.resetAfter().compareTo(first.resetAfter()) <= 0, () -> "debt grew from " + first.resetAfter());
    }

    @Assertion("throttle.key.1")
    void eachKeyHasItsQuota() {
        gate.shared("one");
        assertRefused(() -> gate.shared("one"));
        assertDoesNotThrow(() -> gate.shared("two"));
    }

    @Assertion({"throttle.key.2", "throttle.name.2"})
    void oneQuotaWithoutAKey() {
        gate.forAll("one");
        assertRefused(() -> gate.forAll("two"));
        assertDoesNotThrow(() -> gate.alsoForAll("one"));
    }

    @Assertion("throttle.key.3")
    void nullIsAKey() {
        gate.shared(null);
        assertRefused(() -> gate.shared(null));
        assertDoesNotThrow(() -> gate.shared("null"));
    }

    @Assertion("throttle.name.1")
    void methodsOfOneNameShare() {
        gate.shared("both");
        assertRefused(() -> gate.sharedToo("both"));
    }

    @Assertion({"throttle.exception.1", "throttle.exception.3"})
    void exception() {
        for (int call = 1; call <= 3; call++) {
            gate.three("exception");
        }
        ThrottledException refused = assertRefused(() -> gate.three("exception"));
        assertEquals("tck-gate", refused.policy());
        assertEquals(3, refused.limit());
        assertEquals(0, refused.remaining());
        assertTrue(refused.retryAfter().compareTo(Duration.ZERO) > 0);
        assertTrue(refused.retryAfter().compareTo(Duration.ofMinutes(20)) <= 0);
        assertTrue(refused.resetAfter().compareTo(refused.retryAfter()) >= 0);
        assertTrue(refused.resetAfter().compareTo(Duration.ofHours(1)) <= 0);
    }

    @Assertion("throttle.exception.2")
    void policyOfAMethodWithoutAName() {
        assertEquals("policy", Eventually.completed(gate.stage("policy")));
        ThrottledException refused =
                assertInstanceOf(ThrottledException.class, Eventually.failed(gate.stage("policy")));
        assertTrue(refused.policy().contains(Gate.class.getName()), refused.policy());
        assertTrue(refused.policy().contains("stage"), refused.policy());
    }

    @Assertion("throttle.stage.1")
    void stageIsRefusedByAFailedStage() {
        assertEquals("stage", Eventually.completed(gate.stage("stage")));
        CompletionStage<String> refused = gate.stage("stage");
        assertInstanceOf(ThrottledException.class, Eventually.failed(refused));
        assertEquals(1, gate.calls("stage"));
    }

    @Assertion({"throttle.type.1", "throttle.type.3"})
    void onATypeEachMethodHasItsQuota() {
        each.first();
        each.second();
        assertRefused(each::first);
        assertRefused(each::second);
        each.twice();
        each.twice();
        assertRefused(each::twice);
    }

    @Assertion("throttle.type.2")
    void onATypeWithANameTheMethodsShare() {
        together.first();
        together.second();
        assertRefused(together::first);
        assertRefused(together::second);
    }

    @Assertion("throttle.order.1")
    void refusedEvenIfCached() {
        assertEquals(1, gate.cached("cached"));
        assertEquals(1, gate.cached("cached"));
        assertRefused(() -> gate.cached("cached"));
    }

    private static ThrottledException assertRefused(Runnable call) {
        return assertThrows(ThrottledException.class, call::run);
    }

    private static ThrottledException refusal(Runnable call) {
        try {
            call.run();
            return null;
        } catch (ThrottledException e) {
            return e;
        }
    }

    private static boolean passes(Runnable call) {
        return refusal(call) == null;
    }
}
