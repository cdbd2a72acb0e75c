package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.cache.CacheResult;
import io.rubric.cache.CacheResultPredicate;
import io.rubric.impl.testing.Node;
import io.rubric.lock.HeldLock;
import io.rubric.lock.LockName;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.lock.Locked;
import io.rubric.lock.Locks;
import io.rubric.lock.OnContention;
import io.rubric.throttle.Throttled;
import io.rubric.throttle.ThrottledException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one annotation of a method means to the others; {@code docs/order.md} says so. */
class NestedAnnotationsTest {

    @ApplicationScoped
    public static class Desk {
        @Inject
        @LockName("desk")
        Locks desks;

        @Inject
        Look look;

        @Throttled(limit = 1, period = "1d")
        @Locked(value = "desk", name = "desk", waitTime = "0s")
        public void counted() {}

        @Throttled(limit = 1, period = "1d", refundOn = LockNotAcquiredException.class)
        @Locked(value = "desk", name = "desk", waitTime = "0s")
        public void givenBack() {}

        @CacheResult(cacheName = "answers")
        @Locked(value = "desk", name = "skipping", onContention = OnContention.SKIP)
        public String answer() {
            return "yes";
        }

        @CacheResult(cacheName = "looks", unless = Look.class)
        @Locked(value = "desk", name = "desk", waitTime = "0s")
        public boolean look() {
            return CompletableFuture.supplyAsync(look::isFree).join();
        }

        Locks locks() {
            return desks;
        }
    }

    /** Looks, when the method has returned, whether somebody else gets the lock. */
    @ApplicationScoped
    public static class Look implements CacheResultPredicate {
        @Inject
        @LockName("desk")
        Locks desks;

        private volatile boolean free;

        @Override
        public boolean test(Method method, Object[] arguments, Object result) {
            free = CompletableFuture.supplyAsync(this::isFree).join();
            return false;
        }

        boolean isFree() {
            Optional<HeldLock> held = desks.tryAcquire(null);
            held.ifPresent(HeldLock::close);
            return held.isPresent();
        }

        boolean wasFree() {
            return free;
        }
    }

    private final Node node = Node.start(Desk.class, Look.class);
    private final Desk desk = node.get(Desk.class);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aCallThatTheLockRefusesHasUsedUpItsQuotaUnlessThatIsGivenBack() {
        try (HeldLock held = desk.locks().acquire(null)) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(desk::counted).isInstanceOf(LockNotAcquiredException.class);
            assertThatThrownBy(desk::counted).isInstanceOf(ThrottledException.class);
            assertThatThrownBy(desk::givenBack).isInstanceOf(LockNotAcquiredException.class);
        }
        desk.givenBack();
    }

    @Test
    void aSkippedCallHasReturnedNothingWhichTheCacheKeeps() {
        try (HeldLock held = desk.locks().acquire(null)) {
            assertThat(held.isValid()).isTrue();
            assertThat(desk.answer()).isNull();
        }
        assertThat(desk.answer()).isNull();
    }

    @Test
    void whatTheCacheDoesAfterTheMethodItDoesWhenTheLockIsFreeAgain() {
        assertThat(desk.look()).isFalse();
        assertThat(node.get(Look.class).wasFree()).isTrue();
    }
}
