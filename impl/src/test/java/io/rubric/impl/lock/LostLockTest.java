package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.Node;
import io.rubric.lock.LockContext;
import io.rubric.lock.LockLostException;
import io.rubric.lock.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LostLockTest {

    @ApplicationScoped
    public static class Shop {

        @Inject
        LockContext lock;

        @Locked(value = "shop", waitTime = "1m", leaseTime = "1s", maxHold = "1s")
        public <T> T run(Callable<T> work) throws Exception {
            return work.call();
        }

        public LockContext lock() {
            return lock;
        }
    }

    private final Node node = Node.start(Map.of("rubric.prefix", Node.randomPrefix()), Shop.class);
    private final Shop shop = node.get(Shop.class);

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void whoWaitsOnTheSameNodeNeedNotWaitForAMethodThatHasLostItsLock() {
        assertThatThrownBy(() -> shop.run(() -> {
                    CompletableFuture<String> other = new CompletableFuture<>();
                    new Thread(() -> other.completeAsync(this::enter)).start();
                    return other.get(20, TimeUnit.SECONDS);
                }))
                .isInstanceOf(LockLostException.class);
        assertThat(enter()).isEqualTo("in");
    }

    private String enter() {
        try {
            return shop.run(() -> "in");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
