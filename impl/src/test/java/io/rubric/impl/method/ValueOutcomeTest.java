package io.rubric.impl.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ValueOutcomeTest extends OutcomeContract {

    private final Outcome outcome = new ValueOutcome();

    @Override
    Outcome outcome() {
        return outcome;
    }

    @Override
    Object returned(Object value) {
        return value;
    }

    @Override
    Ended end(Callable<Object> operation) {
        try {
            return new Ended(operation.call(), null);
        } catch (Throwable e) {
            return new Ended(null, e);
        }
    }

    @Test
    void anInterruptEndsTheWaitAndStaysKnown() throws Exception {
        Thread.currentThread().interrupt();
        Object error = outcome.after(new CompletableFuture<>(), Duration.ofMinutes(1), (value, thrown) -> thrown);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(error).isInstanceOf(InterruptedException.class);
    }

    @Test
    void anInterruptEndsAPauseAndStaysKnown() throws Exception {
        Thread.currentThread().interrupt();
        Object error = outcome.pause(Duration.ofMinutes(1), new CompletableFuture<>(), (never, thrown) -> thrown);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(error).isInstanceOf(InterruptedException.class);
    }

    @Test
    void whatIsNeitherExceptionNorErrorIsWrapped() {
        Throwable odd = new Throwable();
        assertThat(catchThrowable(() -> outcome.failure(odd)))
                .isInstanceOf(CompletionException.class)
                .hasCause(odd);
    }
}
