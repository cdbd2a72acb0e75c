package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.Nodes;
import io.rubric.impl.testing.TestRedis;
import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.redisson.api.RLock;

/** What code that asks Redisson for a lock by its name, as applications had it before, means to a method. */
class LockEngineTest {

    private static final String ENGINE = "rubric.lock.engine";

    @ApplicationScoped
    public static class Orders {

        @Inject
        LockContext lock;

        @Locked("order:{id}")
        public <T> T locked(long id, LongFunction<T> work) {
            return work.apply(id);
        }

        @Locked("order:{id}")
        public long token(long id) {
            return lock.fencingToken();
        }
    }

    @Test
    void withTheEngineRedissonAMethodAndHandWrittenCodeExcludeEachOther() {
        try (Nodes nodes = Nodes.start(1, Map.of(ENGINE, "redisson"), Orders.class)) {
            RLock theirs = TestRedis.client().getLock(nodes.prefix() + ":lock:{order:42}");

            assertThat(nodes.bean(0, Orders.class).<Boolean>locked(42, id -> theirs.tryLock()))
                    .isFalse();
            assertThat(theirs.tryLock()).isTrue();
            theirs.unlock();
        }
    }

    @Test
    void withTheDefaultEngineALockOfRedissonExcludesNoMethod() {
        try (Nodes nodes = Nodes.start(1, Map.of(), Orders.class)) {
            RLock theirs = TestRedis.client().getLock(nodes.prefix() + ":order:42");

            assertThat(nodes.bean(0, Orders.class).<Boolean>locked(42, id -> theirs.tryLock()))
                    .isTrue();
            theirs.unlock();
        }
    }

    @Test
    void theEngineRedissonHasNoFencingToken() {
        try (Nodes nodes = Nodes.start(1, Map.of(ENGINE, "redisson"), Orders.class)) {
            assertThatThrownBy(() -> nodes.bean(0, Orders.class).token(42))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
