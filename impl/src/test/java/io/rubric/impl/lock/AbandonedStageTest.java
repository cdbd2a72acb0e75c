package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Nodes;
import io.rubric.lock.HeldLock;
import io.rubric.lock.LockName;
import io.rubric.lock.Locked;
import io.rubric.lock.Locks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stage of a lock that its caller has ended himself: nobody has what it would have given. */
class AbandonedStageTest {

    @ApplicationScoped
    public static class Orders {

        @Inject
        @LockName("orders")
        Locks orders;

        @Locked(name = "orders", value = "orders:{id}")
        public CompletionStage<String> change(String id, Runnable work) {
            work.run();
            return CompletableFuture.completedFuture("changed");
        }

        public Locks orders() {
            return orders;
        }
    }

    private final Nodes nodes = Nodes.start(1, Map.of("rubric.lock.\"orders\".wait-time", "5s"), Orders.class);
    private final Orders orders = nodes.bean(0, Orders.class);
    private final Locks locks = orders.orders();

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void aTimeLimitOfTheCallersOwnKeepsNothing() {
        keepsNothing(stage -> stage.completeExceptionally(new TimeoutException())); // as orTimeout does
    }

    @Test
    void aValueOfTheCallersOwnInItsPlaceKeepsNothing() {
        keepsNothing(stage -> stage.complete(null)); // as completeOnTimeout does
    }

    @Test
    void aMethodIsNotCalledForWhoDoesNotWaitAnyMore() {
        AtomicInteger calls = new AtomicInteger();
        HeldLock held = locks.acquire("k");
        CompletableFuture<String> stage =
                orders.change("k", calls::incrementAndGet).toCompletableFuture();
        stage.completeExceptionally(new TimeoutException()); // as orTimeout does
        held.close();
        locks.acquire("k").close(); // stands behind whoever is still in the queue
        assertThat(calls).hasValue(0);
    }

    private void keepsNothing(Consumer<CompletableFuture<HeldLock>> end) {
        HeldLock held = locks.acquire("k");
        CompletableFuture<HeldLock> stage = locks.acquireAsync("k").toCompletableFuture();
        end.accept(stage);
        held.close();
        locks.acquire("k").close(); // stands behind whoever is still in the queue
    }
}
