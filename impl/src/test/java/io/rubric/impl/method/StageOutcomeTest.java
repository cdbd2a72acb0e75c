package io.rubric.impl.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.context.ApplicationExecutor;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
    void whatFollowsAStepThatHasEndedGoesOnAtOnce() throws Exception {
        Object ended = outcome.after(
                CompletableFuture.completedFuture(1), LONG, (value, error) -> outcome.value(Thread.currentThread()));
        assertThat(((CompletableFuture<?>) ended).getNow(null)).isSameAs(Thread.currentThread());
    }

    @Test
    void allThatFollowsRunsOnTheApplicationsExecutorInTheContextOfTheFirstCaller() throws Exception {
        Thread caller = Thread.currentThread();
        ClassLoader before = caller.getContextClassLoader();
        List<String> names = Collections.synchronizedList(new ArrayList<>());
        List<ClassLoader> loaders = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Integer> step = new CompletableFuture<>();
        CompletableFuture<Object> method = new CompletableFuture<>();
        CompletableFuture<Integer> last = new CompletableFuture<>();
        try (URLClassLoader loader = new URLClassLoader(new URL[0], before)) {
            caller.setContextClassLoader(loader);
            Object ended = outcome.after(step, LONG, (one, none) -> {
                note(names, loaders);
                return outcome.proceed(call(() -> method), (two, thrown) -> {
                    note(names, loaders);
                    return outcome.after(last, LONG, (three, error) -> {
                        note(names, loaders);
                        return outcome.value("end");
                    });
                });
            });
            caller.setContextClassLoader(before); // those who complete are others
            step.complete(1);
            method.complete(2);
            last.complete(3);
            assertThat(end(() -> ended).value()).isEqualTo("end");
            assertThat(names).hasSize(3).containsOnly("rubric-stage-");
            assertThat(loaders).containsOnly(loader);
        } finally {
            caller.setContextClassLoader(before);
        }
    }

    private static void note(List<String> names, List<ClassLoader> loaders) {
        names.add(Thread.currentThread().getName().replaceAll("\\d+", ""));
        loaders.add(Thread.currentThread().getContextClassLoader());
    }

    @Test
    void whatFollowsIsCalledOnceWhenTheApplicationStops() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CompletableFuture<Integer> step = new CompletableFuture<>();
        Object waiting = outcome.after(step, LONG, (value, error) -> {
            calls.incrementAndGet();
            return outcome.value(error);
        });
        executor.close();
        step.complete(1);
        assertThat(end(() -> waiting).value()).isInstanceOf(RejectedExecutionException.class);
        Object late = outcome.after(new CompletableFuture<>(), LONG, (value, error) -> {
            calls.incrementAndGet();
            return outcome.value(error);
        });
        assertThat(end(() -> late).value()).isInstanceOf(RejectedExecutionException.class);
        assertThat(calls).hasValue(2);
    }

    @Test
    void theMethodsResultCountsEvenIfTheApplicationHasStopped() throws Exception {
        CompletableFuture<Object> stage = new CompletableFuture<>();
        Object ended = outcome.proceed(call(() -> stage), (value, error) -> outcome.value(value + "b"));
        executor.close();
        stage.complete("a");
        assertThat(end(() -> ended)).isEqualTo(new Ended("ab", null));
    }

    @Test
    void whoGivesUpHisStageEndsThePauseHoweverDeepItIs() throws Exception {
        CompletableFuture<Object> ended = new CompletableFuture<>();
        CompletableFuture<Void> step = new CompletableFuture<>();
        CompletableFuture<?> stage = (CompletableFuture<?>) outcome.after(
                step,
                LONG,
                (value, none) -> outcome.pause(LONG, new CompletableFuture<>(), (never, error) -> {
                    ended.complete(error);
                    return outcome.failure(error);
                }));
        step.complete(null);
        stage.cancel(false);
        assertThat(ended.get(20, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }
}
