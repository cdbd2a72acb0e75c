package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.StoppableRedis;
import io.rubric.impl.testing.TestRedis;
import io.rubric.lock.LockContext;
import io.rubric.lock.LockLostException;
import io.rubric.lock.LockLostException.Reason;
import io.rubric.lock.Locked;
import io.rubric.lock.OnLost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a holder hears of a lock that it has lost, and when. */
class LostLockTest {

    private static final String LEASE = "1s";

    @ApplicationScoped
    public static class Holder {

        @Inject
        LockContext lock;

        @Locked(value = "k", leaseTime = LEASE)
        public <T> T fail(Callable<T> work) throws Exception {
            return work.call();
        }

        @Locked(value = "k", leaseTime = LEASE, onLost = OnLost.INTERRUPT)
        public <T> T interrupt(Callable<T> work) throws Exception {
            return work.call();
        }

        @Locked(value = "k", leaseTime = LEASE, onLost = OnLost.INTERRUPT)
        public CompletionStage<String> cancel(CompletableFuture<String> work) {
            return work;
        }

        @Locked(value = "k", leaseTime = LEASE, onLost = OnLost.WARN)
        public <T> T warn(Callable<T> work) throws Exception {
            return work.call();
        }

        @Locked(value = "k", leaseTime = LEASE, maxHold = "1500ms")
        public <T> T atMost(Callable<T> work) throws Exception {
            return work.call();
        }

        @Locked(value = "k", leaseTime = LEASE, renew = false)
        public <T> T unrenewed(Callable<T> work) throws Exception {
            return work.call();
        }

        @Locked("k")
        public void inner() {}

        public LockContext lock() {
            return lock;
        }
    }

    private final String prefix = Node.randomPrefix();
    private final Node node = Node.start(Map.of("rubric.prefix", prefix), Holder.class);
    private final Holder holder = node.get(Holder.class);
    private final LockContext lock = holder.lock();

    @AfterEach
    void stop() {
        node.close();
    }

    private void takeAway() {
        TestRedis.client().getKeys().delete(prefix + ":lock:{k}");
    }

    @Test
    void aLossIsToldOnceToWhoeverWantsToKnow() throws Exception {
        AtomicInteger told = new AtomicInteger();
        assertThatThrownBy(() -> holder.fail(() -> {
                    lock.onLost(told::incrementAndGet);
                    takeAway();
                    TestRedis.await("the loss", () -> told.get() == 1);
                    lock.onLost(told::incrementAndGet); // at once
                    TestRedis.await("the second", () -> told.get() == 2);
                    return null;
                }))
                .isInstanceOfSatisfying(
                        LockLostException.class, e -> assertThat(e.reason()).isEqualTo(Reason.RENEWAL));
        assertThat(told).hasValue(2);
    }

    @Test
    void aLossIsToldByOneQuestionToRedis() {
        assertThatThrownBy(() -> holder.fail(() -> {
                    assertThat(lock.verify()).isTrue();
                    takeAway();
                    assertThat(lock.verify()).isFalse();
                    assertThat(lock.isValid()).isFalse();
                    assertThatThrownBy(() -> lock.extend(Duration.ofMinutes(1))).isInstanceOf(LockLostException.class);
                    return null;
                }))
                .isInstanceOf(LockLostException.class);
    }

    @Test
    void aLossThatOnlyTheReleaseFindsIsToldToo() {
        assertThatThrownBy(() -> holder.fail(() -> {
                    takeAway();
                    return null;
                }))
                .isInstanceOfSatisfying(
                        LockLostException.class, e -> assertThat(e.reason()).isEqualTo(Reason.RELEASE));
    }

    @Test
    void aCallUnderALostLockIsRefused() {
        assertThatThrownBy(() -> holder.fail(() -> {
                    takeAway();
                    lock.verify();
                    holder.inner();
                    return null;
                }))
                .isInstanceOf(LockLostException.class)
                .satisfies(e -> assertThat(e.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().contains("LostLockTest")));
    }

    @Test
    void theThreadIsInterruptedAtOnceAndItsCallerIsNot() {
        assertThatThrownBy(() -> holder.interrupt(() -> {
                    takeAway();
                    new CountDownLatch(1).await(20, TimeUnit.SECONDS);
                    return null;
                }))
                .isInstanceOf(LockLostException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasOnlyElementsOfType(InterruptedException.class));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void theStageIsCancelledAtOnce() {
        CompletableFuture<String> work = new CompletableFuture<>();
        CompletableFuture<String> result = holder.cancel(work).toCompletableFuture();
        TestRedis.await("the lock", () -> TestRedis.client().getKeys().countExists(prefix + ":lock:{k}") == 1);
        takeAway();
        assertThatThrownBy(() -> result.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(LockLostException.class);
        assertThat(work).isCancelled();
    }

    @Test
    void whoOnlyWantsAWarningGetsItsResult() throws Exception {
        String result = holder.warn(() -> {
            takeAway();
            assertThat(lock.verify()).isFalse();
            return "done";
        });
        assertThat(result).isEqualTo("done");
    }

    @Test
    void whatIsHeldAtMostIsLostThen() {
        assertThatThrownBy(() -> holder.atMost(() -> {
                    lock.extend(Duration.ofMinutes(1));
                    assertThat(lock.remaining()).isLessThanOrEqualTo(Duration.ofMillis(1500));
                    TestRedis.await("the end", () -> !lock.isValid());
                    return null;
                }))
                .isInstanceOfSatisfying(
                        LockLostException.class, e -> assertThat(e.reason()).isEqualTo(Reason.EXPIRY));
    }

    @Test
    void whatIsNotRenewedIsLostAfterItsLease() {
        AtomicInteger told = new AtomicInteger();
        assertThatThrownBy(() -> holder.unrenewed(() -> {
                    lock.onLost(told::incrementAndGet);
                    TestRedis.await("the end", () -> told.get() == 1);
                    return null;
                }))
                .isInstanceOf(LockLostException.class);
    }

    @Test
    void aLeaseThatWasExtendedIsNotShortened() throws Exception {
        holder.fail(() -> {
            lock.extend(Duration.ofMinutes(1));
            lock.extend(Duration.ofMillis(1));
            assertThat(lock.remaining()).isGreaterThan(Duration.ofSeconds(50));
            assertThat(TestRedis.client().getKeys().remainTimeToLive(prefix + ":lock:{k}"))
                    .isGreaterThan(50_000);
            return null;
        });
    }

    @Test
    void anOutageLongerThanTheLeaseIsToldToTheRunningMethodWhileItLasts() {
        try (StoppableRedis redis = new StoppableRedis();
                Node away = Node.start(redis.configuration(), Holder.class)) {
            Holder far = away.get(Holder.class);
            CompletableFuture<Duration> left = new CompletableFuture<>();
            assertThatThrownBy(() -> far.interrupt(() -> {
                        redis.stop();
                        far.lock().onLost(() -> left.complete(far.lock().isHeld() ? Duration.ZERO : null));
                        new CountDownLatch(1).await(20, TimeUnit.SECONDS);
                        return null;
                    }))
                    .isInstanceOfSatisfying(
                            LockLostException.class, e -> assertThat(e.reason()).isEqualTo(Reason.EXPIRY));
            assertThat(left).isDone();
            redis.goOn();
        }
    }
}
