package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.Problems;
import io.rubric.impl.context.Caller;
import io.rubric.impl.context.Transactions;
import io.rubric.impl.key.KeyTemplates;
import io.rubric.impl.method.Call;
import io.rubric.impl.method.EmptyResult;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Outcome;
import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.TestRedis;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.lock.LockType;
import io.rubric.lock.OnContention;
import io.rubric.lock.OnLost;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.redisson.api.RBucket;
import org.redisson.client.codec.StringCodec;

class LockOperationTest {

    private static final Duration SHORT = Duration.ofSeconds(5);

    @Test
    void aLockThatIsGrantedWhileItsCallerGivesUpIsGivenBack() throws Exception {
        String prefix = "test-" + UUID.randomUUID();
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
        LockNode node = new LockNode(timer, System::nanoTime, "node");
        LockDesk desk = new LockDesk(
                new LockKinds(OpenRedis.REDIS, prefix, false, node),
                node,
                new Holds(),
                new Transactions(),
                Runnable::run,
                SHORT);
        InterceptedMethod method = new InterceptedMethod(Runnable.class, Runnable.class.getMethod("run"));
        LockPolicy policy = new LockPolicy(
                "name",
                LockType.WRITE,
                false,
                0,
                SHORT,
                new Term(SHORT, true, Duration.ZERO, Duration.ZERO, OnLost.FAIL),
                OnContention.FAIL);
        LockRule rule = new LockRule(
                policy,
                prefix + ":lock:",
                List.of(new KeyTemplates(method, "here", Caller.nobody(), new Problems()).ofName("k")));
        LockOperation operation = new LockOperation(
                rule, desk, true, new LockCounters(), EmptyResult.of(method), new InterruptedAtTheGrant());
        assertThatThrownBy(() -> operation.invoke(new Never()))
                .isInstanceOf(LockNotAcquiredException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        RBucket<String> lock = TestRedis.client().getBucket(prefix + ":lock:{k}", StringCodec.INSTANCE);
        TestRedis.await(
                "a released lock, of which only the fence is left",
                () -> lock.get().length() == 16);
        timer.shutdownNow();
        assertThat(lock.isExists()).isTrue();
    }

    /** Says that the caller was interrupted when the step has in truth just been granted. */
    private static final class InterruptedAtTheGrant implements Outcome {
        @Override
        public Object value(Object value) {
            return value;
        }

        @Override
        public Object failure(Throwable error) throws Exception {
            throw (Exception) error;
        }

        @Override
        public <T> Object after(CompletionStage<T> step, Duration bound, Next<T> next) throws Exception {
            step.toCompletableFuture().join();
            return next.then(null, new InterruptedException());
        }

        @Override
        public Object pause(Duration time, CompletableFuture<Void> end, Next<Void> next) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object proceed(Call call, Next<Object> next) {
            throw new AssertionError("the method must not be called");
        }
    }

    private record Never() implements Call {
        @Override
        public Object[] arguments() {
            return new Object[0];
        }

        @Override
        public Object proceed() {
            throw new AssertionError("the method must not be called");
        }

        @Override
        public Object proceed(Object[] arguments) {
            return proceed();
        }
    }
}
