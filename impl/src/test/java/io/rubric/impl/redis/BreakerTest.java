package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Callers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

    /** Shortly before the clock's numbers begin anew, as those of a JVM may at any time. */
    private final AtomicLong now =
            new AtomicLong(Long.MAX_VALUE - Duration.ofMillis(700).toNanos());

    private final Breaker breaker = new Breaker(now::get);

    @Test
    void fiveFailuresInARowOpenIt() {
        fail(4);
        assertThat(breaker.permits()).isTrue();
        fail(1);
        assertThat(breaker.permits()).isFalse();
    }

    @Test
    void whileItIsClosedEveryoneMayAsk() {
        fail(4);
        for (int i = 0; i < 100; i++) {
            assertThat(breaker.permits()).isTrue();
        }
    }

    @Test
    void answersBetweenFailuresKeepItClosed() {
        for (int i = 0; i < 10; i++) {
            fail(4);
            breaker.answered();
        }
        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void itLetsOneThroughAPause() {
        fail(5);
        pass(499);
        assertThat(breaker.permits()).isFalse();
        pass(1);
        assertThat(breaker.permits()).isTrue();
        assertThat(breaker.permits()).isFalse();
    }

    @Test
    void eachPauseIsTwiceAsLongAsTheLastUpToFourSeconds() {
        fail(5);
        for (long pause : new long[] {500, 1000, 2000, 4000, 4000, 4000}) {
            pass(pause - 1);
            assertThat(breaker.permits()).as("before %s ms", pause).isFalse();
            pass(1);
            assertThat(breaker.permits()).as("after %s ms", pause).isTrue();
            breaker.failed();
        }
    }

    @Test
    void anAnswerClosesIt() {
        fail(5);
        breaker.answered();
        assertThat(breaker.permits()).isTrue();
        fail(4);
        assertThat(breaker.permits()).as("failures count anew").isTrue();
    }

    @Test
    void whenItOpensAgainThePausesBeginAnew() {
        fail(5);
        pass(500);
        breaker.permits();
        breaker.failed();
        breaker.answered();
        fail(5);
        pass(499);
        assertThat(breaker.permits()).isFalse();
        pass(1);
        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void failuresOfCallsThatWereUnderWayWhenItOpenedDoNotLengthenThePause() {
        fail(5);
        pass(400);
        fail(20);
        pass(100);
        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void aProbeOfWhichNothingIsHeardIsFollowedByAnother() {
        fail(5);
        pass(500);
        assertThat(breaker.permits()).isTrue();
        pass(999);
        assertThat(breaker.permits()).isFalse();
        pass(1);
        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void ofManyWhoAskAtOnceOneIsLetThrough() {
        fail(5);
        pass(500);
        CountDownLatch start = new CountDownLatch(1);
        Callers<Boolean> callers = Callers.start(16, i -> () -> {
            start.await();
            return breaker.permits();
        });
        start.countDown();
        assertThat(callers.results()).containsOnlyOnce(true);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed();
        }
    }

    private void pass(long millis) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
