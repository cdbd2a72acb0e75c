package io.rubric.tck.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.Locked;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.Redis;
import io.rubric.tck.RubricTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
@SuppressWarnings("try") // a holder need only be there
class LockFairTest {

    @Inject
    Queue queue;

    @Deployment
    static WebArchive archive() {
        return Archives.of("lock-fair", Holder.class);
    }

    @Assertion("lock.fair.1")
    void orderOfArrival() {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Boolean>> waiters = new ArrayList<>();
        try (Background others = new Background()) {
            try (Holder holder = new Holder(work -> queue.fair("order", work))) {
                for (int i = 0; i < 5; i++) {
                    int caller = i;
                    long before = Redis.elements("order");
                    waiters.add(others.call(() -> queue.fair("order", () -> order.add(caller))));
                    Eventually.holds("it stands in the queue", () -> Redis.elements("order") > before);
                }
                assertEquals(List.of(), order);
            }
            waiters.forEach(waiter -> assertTrue(Eventually.completed(waiter)));
        }
        assertEquals(List.of(0, 1, 2, 3, 4), order);
    }

    /** Waits in order. */
    @ApplicationScoped
    public static class Queue {

        @Locked(value = "tck-queue:{key}", fair = true, waitTime = "1m")
        public <T> T fair(String key, Supplier<T> work) {
            return work.get();
        }
    }
}
