package io.rubric.impl.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rubric.RubricException;
import io.rubric.impl.testing.CountingTelemetry;
import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.StoppableRedis;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import io.rubric.throttle.OnFailure;
import io.rubric.throttle.OnLimit;
import io.rubric.throttle.Quota;
import io.rubric.throttle.Throttle;
import io.rubric.throttle.ThrottleName;
import io.rubric.throttle.Throttled;
import io.rubric.throttle.ThrottledException;
import io.rubric.throttle.ThrottledException.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Redis stands still (SIGSTOP): its connections stay open and nobody answers. */
class ThrottleOutageTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    @ApplicationScoped
    public static class Door {

        @Inject
        @ThrottleName("local")
        Throttle local;

        @Inject
        @ThrottleName("deny")
        Throttle deny;

        @Throttled(name = "local", limit = 3, period = "1h", key = "{who}")
        public void local(String who) {}

        @Throttled(name = "stage", limit = 3, period = "1h", key = "{who}")
        public CompletionStage<String> stage(String who) {
            return CompletableFuture.completedFuture(who);
        }

        @Throttled(name = "one", limit = 2, period = "1h", key = "{who}")
        @Throttled(name = "all", limit = 3, period = "1h")
        public void both(String who) {}

        @Throttled(name = "allow", limit = 1, period = "1h", onFailure = OnFailure.ALLOW)
        public void allow() {}

        @Throttled(name = "deny", limit = 1, period = "1h", onFailure = OnFailure.DENY)
        public void deny() {}

        @Throttled(name = "deny skips", limit = 1, period = "1h", onFailure = OnFailure.DENY, onLimit = OnLimit.SKIP)
        public void denyThoughItSkips() {}

        @Throttled(limit = 1, period = "200ms", onLimit = OnLimit.WAIT, maxWait = "10s")
        public void waits() {}

        @Throttled(name = "warm", limit = 100)
        public void warm() {}

        public Throttle byHand() {
            return local;
        }

        public Throttle denied() {
            return deny;
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachNodeLimitsByTheSameNumbers(Topology topology) {
        try (StoppableRedis redis = StoppableRedis.of(topology);
                Nodes nodes = start(2, redis, TIMEOUT)) {
            redis.stop();
            for (Door door : nodes.beans(Door.class)) {
                assertLimited(3, Reason.LIMIT, () -> door.local("ana"));
                assertLimited(3, Reason.LIMIT, () -> door.local("ben"));
                assertLimited(2, Reason.LIMIT, () -> door.both("ana"));
                assertThat(refusal(() -> door.both("ana")).violatedPolicies()).containsExactly("one");
                assertLimited(1, Reason.LIMIT, () -> door.both("ben"));
                assertThat(refusal(() -> door.both("ben")).violatedPolicies()).containsExactly("all");
                for (int call = 0; call < 3; call++) {
                    assertThat(ended(door.stage("ana"))).isEqualTo("ana");
                }
                assertThatThrownBy(() -> ended(door.stage("ana"))).hasCauseInstanceOf(ThrottledException.class);
                long began = System.nanoTime();
                door.waits();
                door.waits();
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(190));
            }
        }
    }

    @Test
    void allowsOrDeniesWhereTheAnnotationSaysSo() {
        try (StoppableRedis redis = new StoppableRedis();
                Nodes nodes = start(1, redis, TIMEOUT)) {
            Door door = nodes.bean(0, Door.class);
            redis.stop();
            for (int call = 0; call < 10; call++) {
                door.allow();
            }
            for (int call = 0; call < 2; call++) {
                ThrottledException denied = refusal(door::deny);
                assertThat(denied.reason()).isEqualTo(Reason.BACKEND);
                assertThat(denied.policy()).isEqualTo("deny");
                assertThat(denied.retryAfter()).isPositive();
                assertThat(denied.getCause()).isNotNull();
            }
            assertThat(refusal(door::denyThoughItSkips).reason()).isEqualTo(Reason.BACKEND);
        }
    }

    @Test
    void whoAsksByHandIsLimitedByWhatThisNodeKnows() {
        try (StoppableRedis redis = new StoppableRedis();
                Nodes nodes = start(1, redis, TIMEOUT)) {
            Door door = nodes.bean(0, Door.class);
            redis.stop();
            door.local("ana");
            assertThat(door.byHand().tryAcquire("ana", 2).allowed()).isTrue();
            assertThat(door.byHand().tryAcquire("ana").allowed()).isFalse();
            assertThat(door.byHand().peek("ana").remaining()).isZero();
            assertThatThrownBy(() -> door.byHand().reset("ana")).isInstanceOf(RubricException.class);
            assertThat(door.byHand().peek("ana").remaining()).isEqualTo(3);
            Quota denied = door.denied().tryAcquire();
            assertThat(denied.allowed()).isFalse();
            assertThat(denied.retryAfter()).isPositive();
        }
    }

    @Test
    void onlyTheFirstCallsWaitForRedisAndItIsAskedAgainWhenItIsBack() {
        try (StoppableRedis redis = new StoppableRedis();
                Nodes nodes = start(2, redis, TIMEOUT)) {
            Door here = nodes.bean(0, Door.class);
            Door there = nodes.bean(1, Door.class);
            redis.stop();
            int waited = 0;
            for (int call = 0; call < 100; call++) {
                waited += hasWaited(here, "caller " + call) ? 1 : 0;
            }
            assertThat(waited).isBetween(5, 20); // those that open the breaker, and probes
            assertThat(nodes.iterator().next().get(CountingTelemetry.class).counts("local"))
                    .containsEntry("rubric.throttle.errors", 100L)
                    .containsEntry("rubric.throttle.allowed", 100L);
            redis.goOn();
            int[] round = new int[1];
            TestRedis.await("the nodes limit together", () -> {
                String who = "back " + round[0]++;
                here.local(who);
                there.local(who);
                return here.byHand().tryAcquire(who, 2).remaining() == 1;
            });
        }
    }

    @Test
    void whatIsGrantedTooLateIsGivenBack() {
        try (StoppableRedis redis = new StoppableRedis();
                Nodes nodes = start(1, redis, Duration.ofMillis(100))) {
            Door door = nodes.bean(0, Door.class);
            CountingTelemetry counting = nodes.iterator().next().get(CountingTelemetry.class);
            redis.stop();
            door.local("late");
            assertThat(counting.counts("local")).containsEntry("rubric.throttle.refunds", 0L);
            redis.goOn();
            TestRedis.await("the grant has come", () -> counting.counts("local").get("rubric.throttle.refunds") == 1);
            TestRedis.await("it is given back", () -> door.byHand().peek("late").remaining() == 3);
        }
    }

    private static Nodes start(int number, StoppableRedis redis, Duration timeout) {
        Map<String, String> configuration = new HashMap<>(redis.configuration());
        configuration.put("rubric.throttle.timeout", timeout.toMillis() + "ms");
        configuration.put("rubric.redis.timeout", "20s"); // a late answer is still heard
        Nodes nodes = Nodes.start(number, configuration, Door.class, CountingTelemetry.class);
        for (Door door : nodes.beans(Door.class)) { // scripts are loaded, connections open
            door.warm();
            door.byHand().peek("warm");
        }
        return nodes;
    }

    private static boolean hasWaited(Door door, String who) {
        long began = System.nanoTime();
        door.local(who);
        return System.nanoTime() - began > TIMEOUT.toNanos() / 2;
    }

    private static void assertLimited(int calls, Reason reason, Runnable call) {
        for (int i = 0; i < calls; i++) {
            call.run();
        }
        for (int i = 0; i < 3; i++) {
            assertThat(refusal(call).reason()).isEqualTo(reason);
        }
    }

    private static ThrottledException refusal(Runnable call) {
        ThrottledException refused = catchThrowableOfType(ThrottledException.class, call::run);
        assertThat(refused).isNotNull();
        return refused;
    }

    private static String ended(CompletionStage<String> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
