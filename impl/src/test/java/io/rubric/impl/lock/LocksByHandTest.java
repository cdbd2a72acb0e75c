package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.TestRedis;
import io.rubric.lock.HeldLock;
import io.rubric.lock.LockLostException;
import io.rubric.lock.LockName;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.lock.Locked;
import io.rubric.lock.Locks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Locks that are taken without an annotation. */
class LocksByHandTest {

    @ApplicationScoped
    public static class Orders {

        @Inject
        @LockName("orders")
        Locks orders;

        @Inject
        @LockName("reports")
        Locks reports;

        @Inject
        @LockName("all")
        Locks all;

        @Locked(value = "order:{shop}:{id}", name = "orders", waitTime = "0s", leaseTime = "1s")
        public <T> T change(String shop, long id, Callable<T> work) throws Exception {
            return work.call();
        }

        @Locked(name = "all", waitTime = "0s")
        public void everything() {}

        public Locks orders() {
            return orders;
        }

        public Locks reports() {
            return reports;
        }

        public Locks all() {
            return all;
        }
    }

    private static final List<Object> KEY = List.of("main", 7L);

    private final Nodes nodes = Nodes.start(2, Map.of("rubric.lock.\"reports\".wait-time", "0s"), Orders.class);
    private final Orders here = nodes.bean(0, Orders.class);
    private final Orders there = nodes.bean(1, Orders.class);

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void itIsTheLockOfTheMethod() throws Exception {
        try (HeldLock held = here.orders().acquire(KEY)) {
            assertThat(held.name()).isEqualTo("orders");
            assertThat(held.key()).isEqualTo("order:main:7");
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(() -> there.change("main", 7, () -> null)).isInstanceOf(LockNotAcquiredException.class);
            assertThatThrownBy(() -> there.orders().acquire(KEY)).isInstanceOf(LockNotAcquiredException.class);
            assertThat(there.orders().tryAcquire(KEY)).isEmpty();
            assertThat(there.change("main", 8, () -> "other")).isEqualTo("other");
        }
        assertThat(there.change("main", 7, () -> "free")).isEqualTo("free");
    }

    @Test
    void eachHolderHasAGreaterToken() {
        long first;
        try (HeldLock held = here.orders().acquire(KEY)) {
            first = held.fencingToken();
        }
        try (HeldLock held = there.orders().acquire(KEY)) {
            assertThat(held.fencingToken()).isGreaterThan(first);
        }
    }

    @Test
    void itBelongsToTheHandleAndIsTakenAlongByHand() throws Exception {
        try (HeldLock held = here.orders().acquire(KEY)) {
            assertThatThrownBy(() -> here.change("main", 7, () -> null)).isInstanceOf(LockNotAcquiredException.class);
            String entered = held.contextual((Callable<String>) () -> here.change("main", 7, () -> "in"))
                    .call();
            assertThat(entered).isEqualTo("in");
        }
    }

    @Test
    void underItsMethodItIsHadAtOnceAndGivenBackByTheMethod() throws Exception {
        here.change("main", 7, () -> {
            try (HeldLock held = here.orders().acquire(KEY)) {
                assertThat(held.isValid()).isTrue();
            }
            assertThat(there.orders().tryAcquire(KEY)).isEmpty();
            return null;
        });
        there.orders().acquire(KEY).close();
    }

    @Test
    void aLossIsToldOnClosingAndNeverHidesAnException() {
        assertThatThrownBy(() -> {
                    try (HeldLock held = here.orders().acquire(KEY)) {
                        takeAway(held);
                        throw new IllegalArgumentException("own");
                    }
                })
                .hasMessage("own")
                .satisfies(e -> assertThat(e.getSuppressed()).hasOnlyElementsOfType(LockLostException.class));
        HeldLock lost = here.orders().acquire(KEY);
        takeAway(lost);
        assertThatThrownBy(lost::close).isInstanceOf(LockLostException.class);
        lost.close();
        HeldLock again = here.orders().acquire(KEY);
        takeAway(again);
        assertThatThrownBy(() -> again.closeAsync().toCompletableFuture().join())
                .hasCauseInstanceOf(LockLostException.class);
    }

    private void takeAway(HeldLock held) {
        TestRedis.client().getKeys().delete(nodes.prefix() + ":lock:{" + held.key() + "}");
        assertThat(held.verify()).isFalse();
    }

    @Test
    void aStageGivesItLater() throws Exception {
        HeldLock held = here.orders().acquireAsync(KEY).toCompletableFuture().get(20, TimeUnit.SECONDS);
        Optional<HeldLock> none =
                there.orders().tryAcquireAsync(KEY).toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(none).isEmpty();
        held.closeAsync().toCompletableFuture().get(20, TimeUnit.SECONDS);
        there.orders().acquire(KEY).close();
    }

    @Test
    void whoCancelsAStageKeepsNothing() {
        CompletableFuture<HeldLock> unwanted = here.orders().acquireAsync(KEY).toCompletableFuture();
        if (!unwanted.cancel(false)) {
            unwanted.join().close(); // he has got it already
        }
        TestRedis.await("the lock", () -> there.orders().tryAcquire(KEY).isPresent());
    }

    @Test
    void aNameOfConfigurationTakesAnyKey() {
        try (HeldLock held = here.reports().acquire(42)) {
            assertThat(held.key()).isEqualTo("reports:42");
            assertThat(there.reports().tryAcquire(42)).isEmpty();
            there.reports().acquire(null).close();
        }
    }

    @Test
    void aMethodWithoutATemplateHasOneLock() {
        try (HeldLock held = here.all().acquire(null)) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(there::everything).isInstanceOf(LockNotAcquiredException.class);
        }
        assertThatThrownBy(() -> here.all().acquire(7)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> here.orders().acquire("main"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order:{shop}:{id}");
        assertThatThrownBy(() -> here.reports().acquire(new Object())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        here.orders().acquireAsync("main").toCompletableFuture().join())
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whereLocksAreSwitchedOffNothingIsTaken() {
        try (Nodes off = Nodes.start(
                1, Map.of("rubric.lock.\"reports\".wait-time", "0s", "rubric.lock.enabled", "false"), Orders.class)) {
            Locks locks = off.bean(0, Orders.class).orders();
            try (HeldLock first = locks.acquire(KEY);
                    HeldLock second = locks.acquire(KEY)) {
                assertThat(first.isValid() && second.verify()).isTrue();
            }
        }
    }
}
