package io.rubric.impl.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind of outcome does. */
abstract class OutcomeContract {

    private static final Duration LONG = Duration.ofMinutes(1);

    /** How an operation has ended. */
    record Ended(Object value, Throwable error) {}

    abstract Outcome outcome();

    /** What a method of this kind returns to give a value. */
    abstract Object returned(Object value);

    /** Waits for the end of an operation. */
    abstract Ended end(Callable<Object> operation);

    static Stream<Throwable> errors() {
        return Stream.of(
                new IllegalStateException(),
                new IOException(),
                new AssertionError(),
                new StackOverflowError(),
                new InterruptedException());
    }

    @Test
    void aValueIsTheOutcome() {
        assertThat(end(() -> outcome().value("a"))).isEqualTo(new Ended("a", null));
        assertThat(end(() -> outcome().value(null))).isEqualTo(new Ended(null, null));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aFailureIsTheVeryErrorItWasGiven(Throwable error) {
        assertThat(end(() -> outcome().failure(error)).error()).isSameAs(error);
    }

    @Test
    void afterAStepComesWhatFollowsItsValue() {
        assertThat(end(() -> outcome()
                        .after(
                                CompletableFuture.completedFuture("a"),
                                LONG,
                                (value, error) -> outcome().value(value + "b" + error))))
                .isEqualTo(new Ended("abnull", null));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void afterAStepComesWhatFollowsItsError(Throwable thrown) {
        for (Throwable wrapped : List.of(thrown, new CompletionException(thrown))) {
            Ended ended = end(() -> outcome()
                    .after(
                            CompletableFuture.failedFuture(wrapped),
                            LONG,
                            (value, error) -> outcome().failure(value == null ? error : null)));
            assertThat(ended.error()).isSameAs(thrown);
        }
    }

    @Test
    void aCancelledStepIsAnErrorLikeAnyOther() {
        CompletableFuture<Object> step = new CompletableFuture<>();
        step.cancel(false);
        Ended ended = end(() -> outcome()
                .after(
                        step,
                        LONG,
                        (value, error) -> outcome().value(error.getClass().getSimpleName())));
        assertThat(ended.value()).isEqualTo("CancellationException");
    }

    @Test
    void aStepThatTakesTooLongEndsWithATimeout() {
        Ended ended = end(() -> outcome()
                .after(
                        new CompletableFuture<>(),
                        Duration.ofMillis(5),
                        (value, error) -> outcome().failure(error)));
        assertThat(ended.error()).isInstanceOf(TimeoutException.class);
    }

    @Test
    void aPauseIsOverAfterItsTime() {
        long began = System.nanoTime();
        Ended ended = end(() -> outcome()
                .pause(
                        Duration.ofMillis(20),
                        new CompletableFuture<>(),
                        (never, error) -> outcome().value("over " + error)));
        assertThat(ended).isEqualTo(new Ended("over null", null));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void aPauseThatIsEndedIsOverWithTheError() {
        for (Throwable thrown : List.of(new IllegalStateException(), new CancellationException())) {
            Ended ended = end(() -> outcome()
                    .pause(
                            LONG,
                            CompletableFuture.failedFuture(thrown),
                            (never, error) -> outcome().value(error)));
            assertThat(ended.value()).isSameAs(thrown);
        }
    }

    @Test
    void theMethodsValueIsTheOutcome() {
        assertThat(end(() -> outcome().proceed(call(() -> returned("a"))))).isEqualTo(new Ended("a", null));
    }

    @Test
    void whatFollowsTheMethodKnowsItsValue() {
        assertThat(end(() -> outcome()
                        .proceed(
                                call(() -> returned("a")),
                                (value, error) -> outcome().value(value + "b" + error))))
                .isEqualTo(new Ended("abnull", null));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whatFollowsTheMethodKnowsWhatItThrew(Throwable thrown) {
        Ended ended = end(() -> outcome()
                .proceed(call(() -> sneaky(thrown)), (value, error) -> outcome().value(error)));
        assertThat(ended.value()).isSameAs(thrown);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whatTheMethodThrewIsTheOutcome(Throwable thrown) {
        assertThat(end(() -> outcome().proceed(call(() -> sneaky(thrown)))).error())
                .isSameAs(thrown);
    }

    @Test
    void whatFollowsMayThrow() {
        IOException thrown = new IOException();
        assertThat(end(() -> outcome().after(CompletableFuture.completedFuture(1), LONG, (v, e) -> {
                            throw thrown;
                        }))
                        .error())
                .isSameAs(thrown);
        assertThat(end(() -> outcome().proceed(call(() -> returned("a")), (v, e) -> {
                            throw thrown;
                        }))
                        .error())
                .isSameAs(thrown);
    }

    @Test
    void stepsAndTheMethodNest() {
        List<Object> order = new ArrayList<>();
        Ended ended = end(() -> outcome().after(CompletableFuture.completedFuture(1), LONG, (one, none) -> {
            order.add(one);
            return outcome().proceed(call(() -> returned(2)), (two, thrown) -> {
                order.add(two);
                return outcome().after(CompletableFuture.completedFuture(3), LONG, (three, error) -> {
                    order.add(three);
                    return outcome().value("end");
                });
            });
        }));
        assertThat(ended.value()).isEqualTo("end");
        assertThat(order).containsExactly(1, 2, 3);
    }

    static Call call(Callable<Object> method) {
        return new Call() {
            @Override
            public Object[] arguments() {
                return new Object[0];
            }

            @Override
            public Object proceed() throws Exception {
                return method.call();
            }

            @Override
            public Object proceed(Object[] arguments) throws Exception {
                return method.call();
            }
        };
    }

    @SuppressWarnings("unchecked")
    static <T extends Throwable> Object sneaky(Throwable error) throws T {
        throw (T) error;
    }
}
