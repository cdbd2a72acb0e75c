package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void itDoublesUpToAMinute() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), () -> 0.5);
        assertThat(backoff.after(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.after(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.after(6)).isEqualTo(Duration.ofSeconds(32));
        assertThat(backoff.after(7)).isEqualTo(Duration.ofMinutes(1));
        assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(1));
        assertThat(backoff.after(Integer.MIN_VALUE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(new Backoff(Duration.ZERO, () -> 0.5).after(2000)).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void itIsUpToAFifthLongerOrShorter() {
        assertThat(new Backoff(Duration.ofSeconds(10), () -> 0).after(1)).isEqualTo(Duration.ofSeconds(8));
        assertThat(new Backoff(Duration.ofSeconds(10), () -> 1).after(1)).isEqualTo(Duration.ofSeconds(12));
    }
}
