package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final Queue<Runnable> executor = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final Lane lane = new Lane(executor::add, 2);

    @Test
    void tasksRunInTheirOrderAndAFailureHarmsNoOther() {
        lane.offer(() -> {
            throw new IllegalStateException("one fails");
        });
        offer("second");
        run();
        offer("third");
        run();
        assertThat(done).containsExactly("second", "third");
    }

    @Test
    void aboveTheCapacityTheNewestAreDropped() {
        offer("first");
        offer("second");
        offer("dropped");
        run();
        offer("after");
        run();
        assertThat(done).containsExactly("first", "second", "after");
    }

    @Test
    void whatGoesOnAsynchronouslyTakesItsPlaceUntilItEnds() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        lane.offer(() -> slow);
        lane.offer(() -> slow);
        run();
        offer("dropped");
        run();
        slow.complete(null);
        offer("after");
        run();
        assertThat(done).containsExactly("after");
    }

    @Test
    void aClosedLaneDropsWhatWaits() {
        offer("dropped");
        lane.close();
        offer("dropped, too");
        run();
        assertThat(done).isEmpty();
    }

    private void offer(String name) {
        lane.offer(() -> {
            done.add(name);
            return CompletableFuture.completedFuture(null);
        });
    }

    private void run() {
        for (Runnable task = executor.poll(); task != null; task = executor.poll()) {
            task.run();
        }
    }
}
