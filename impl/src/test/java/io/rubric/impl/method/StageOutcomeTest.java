package io.rubric.impl.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.context.ApplicationExecutor;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StageOutcomeTest extends OutcomeContract {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ApplicationExecutor executor = new ApplicationExecutor();
    private final Outcome outcome = new StageOutcome(executor);

    @AfterEach
    void close() {
        executor.close();
    }

    @Override
    Outcome outcome() {
        return outcome;
    }

    @Override
    Object returned(Object value) {
        return CompletableFuture.completedFuture(value);
    }

    @Override
    Ended end(Callable<Object> operation) {
        try {
            return ((CompletionStage<?>) operation.call())
                    .<Ended>handle(Ended::new)
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
        } catch (Exception e) { // an outcome that is a stage never throws
            throw new AssertionError(e);
        }
    }

    @Test
    void noThreadWaitsForAStep() throws Exception {
        CompletableFuture<String> step = new CompletableFuture<>();
        Object ended = outcome.after(step, LONG, (value, error) -> outcome.value(value));
        assertThat((CompletableFuture<?>) ended).isNotDone();
        step.complete("a");
        assertThat(end(() -> ended)).isEqualTo(new Ended("a", null));
    }

    @Test
    void noThreadWaitsForTheMethodsStage() throws Exception {
        CompletableFuture<String> stage = new CompletableFuture<>();
        Object ended = outcome.proceed(call(() -> stage));
        assertThat((CompletableFuture<?>) ended).isNotDone();
        stage.complete("a");
        assertThat(end(() -> ended)).isEqualTo(new Ended("a", null));
    }

    @Test
    void aStageThatFailsIsToldFromOneThatEnds() {
        IllegalStateException thrown = new IllegalStateException();
        Callable<Object> method = () -> CompletableFuture.failedFuture(new CompletionException(thrown));
        assertThat(end(() -> outcome.proceed(call(method))).error()).isSameAs(thrown);
        assertThat(end(() -> outcome.proceed(call(method), (value, error) -> outcome.value(error)))
                        .value())
                .isSameAs(thrown);
    }

    @Test
    void aMethodThatReturnsNullInsteadOfAStageFails() {
        assertThat(end(() -> outcome.proceed(call(() -> null), (value, error) -> outcome.value(error)))
                        .value())
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void whatFollowsAndForgetsItsStageFails() {
        assertThat(end(() -> outcome.proceed(call(() -> returned("a")), (value, error) -> null))
                        .error())
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void whatFollowsAStepRunsOnTheApplicationsExecutorWithTheCallersClassLoader() throws Exception {
        Thread caller = Thread.currentThread();
        ClassLoader before = caller.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[0], before)) {
            caller.setContextClassLoader(loader);
            Object ended = outcome.after(CompletableFuture.completedFuture(1), LONG, (value, error) -> {
                Thread thread = Thread.currentThread();
                return outcome.value(
                        thread.getName().replaceAll("\\d+", "") + (thread.getContextClassLoader() == loader));
            });
            assertThat(end(() -> ended).value()).isEqualTo("rubric-true");
        } finally {
            caller.setContextClassLoader(before);
        }
    }

    @Test
    void whatEndsWhenTheApplicationHasStoppedIsAFailureAndNoExceptionOfTheCall() {
        executor.close();
        assertThat(end(() -> outcome.after(CompletableFuture.completedFuture(1), LONG, (v, e) -> outcome.value(v)))
                        .error())
                .isInstanceOf(java.util.concurrent.RejectedExecutionException.class);
    }
}
