package io.rubric.impl.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Node;
import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class EndedCallTest {

    @ApplicationScoped
    public static class Shop {

        @Inject
        LockContext lock;

        @Locked("shop-{key}")
        public <T> T run(String key, Callable<T> work) throws Exception {
            return work.call();
        }

        public LockContext lock() {
            return lock;
        }
    }

    @Test
    void theContextOfACallThatHasEndedIsThatOfTheCallAroundIt() throws Exception {
        try (Node node = Node.start(Map.of("rubric.prefix", Node.randomPrefix()), Shop.class)) {
            Shop shop = node.get(Shop.class);
            Callable<Boolean> held =
                    shop.run("a", () -> shop.lock().contextual((Callable<Boolean>) shop.lock()::isHeld));
            assertThat(held.call()).isFalse();
            String key = shop.run(
                    "a",
                    () -> shop.run("b", () -> shop.lock().contextual((Callable<String>) shop.lock()::key))
                            .call());
            assertThat(key).isEqualTo("shop-a");
        }
    }
}
