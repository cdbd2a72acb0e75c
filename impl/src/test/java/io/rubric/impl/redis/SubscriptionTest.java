package io.rubric.impl.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.TestRedis;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    @Test
    void itsEndIsWaitedFor() {
        AtomicBoolean ended = new AtomicBoolean();
        new Subscription(() -> ended.set(true)).close();
        assertThat(ended).isTrue();
    }

    @Test
    void anEndThatHangsIsWaitedForNoLongerThanAMoment() throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        long began = System.nanoTime();
        new Subscription(() -> {
                    try {
                        goOn.await();
                        ended.countDown();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })
                .close();
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
        goOn.countDown();
        assertThat(ended.await(20, TimeUnit.SECONDS)).as("nor is it stopped").isTrue();
    }

    @Test
    void anEndThatFailsIsNoFailureOfTheApplicationsStop() {
        new Subscription(() -> {
                    throw new IllegalStateException("connection lost");
                })
                .close();
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicReference<Thread> ending = new AtomicReference<>();
        Thread.currentThread().interrupt();
        new Subscription(() -> {
                    ending.set(Thread.currentThread());
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })
                .close();
        assertThat(Thread.interrupted()).isTrue();
        TestRedis.await("the thread of the end", () -> ending.get() != null);
        assertThat(ending.get().isDaemon()).as("it does not keep the JVM").isTrue();
        never.countDown();
    }
}
