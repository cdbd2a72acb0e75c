package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BreakersTest {

    private static final String A = "a";
    private static final String B = "b";

    @Test
    void aSingleServerHasOneForAll() {
        Breakers<String> breakers = new Breakers<>(() -> 0, () -> false);
        open(breakers.of(A));
        assertThat(breakers.of(A).permits()).isFalse();
        assertThat(breakers.of(B)).isSameAs(breakers.of(A));
    }

    @Test
    void inAClusterEachPartHasItsOwn() {
        Breakers<String> breakers = new Breakers<>(() -> 0, () -> true);
        open(breakers.of(A));
        assertThat(breakers.of(A).permits()).isFalse();
        assertThat(breakers.of(B).permits()).isTrue();
        assertThat(breakers.of("a")).isSameAs(breakers.of(A));
    }

    @Test
    void theirPausesEndByTheClock() {
        AtomicInteger now = new AtomicInteger();
        for (boolean cluster : new boolean[] {true, false}) {
            Breakers<String> breakers = new Breakers<>(now::get, () -> cluster);
            open(breakers.of(A));
            now.addAndGet(500_000_000);
            assertThat(breakers.of(A).permits()).isTrue();
        }
    }

    private static void open(Breaker breaker) {
        for (int i = 0; i < 5; i++) {
            breaker.failed();
        }
    }
}
