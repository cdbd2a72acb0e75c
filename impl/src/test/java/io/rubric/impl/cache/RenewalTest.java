package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.ManualTimer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RenewalTest {

    private static final Duration LEASE = Duration.ofSeconds(9);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final CachePolicy POLICY = new CachePolicy(
            Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1), 0, Duration.ZERO, LEASE, LONGEST);

    private final ManualTimer timer = new ManualTimer();
    private final AtomicInteger renewed = new AtomicInteger();

    @Test
    void aLeaseIsRenewedThreeTimesInItsLife() {
        start();
        timer.pass(Duration.ofSeconds(3).minusNanos(1));
        assertThat(renewed).hasValue(0);
        timer.pass(Duration.ofNanos(1));
        assertThat(renewed).hasValue(1);
        timer.pass(Duration.ofSeconds(6));
        assertThat(renewed).hasValue(3);
    }

    @Test
    void whenTheLoadHasEndedItIsNotRenewedAnyMore() {
        Renewal renewal = start();
        timer.pass(LEASE);
        renewal.stop();
        timer.pass(LEASE);
        assertThat(renewed).hasValue(3);
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void aLoadThatTakesTooLongLosesItsLease() {
        start();
        timer.pass(LONGEST);
        assertThat(renewed).hasValue(10);
        timer.pass(LONGEST);
        assertThat(renewed).hasValue(10);
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void anApplicationThatStopsRenewsNothing() {
        timer.shutdownNow();
        Renewal renewal = start();
        timer.pass(LEASE);
        assertThat(renewed).hasValue(0);
        renewal.stop();
    }

    private Renewal start() {
        return Renewal.start(timer, timer::now, POLICY, renewed::incrementAndGet);
    }
}
