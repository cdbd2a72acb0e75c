package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final Queue<Runnable> executor = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final AtomicInteger dropped = new AtomicInteger();
    private final Lane lane = lane(true, 100);

    private Lane lane(boolean dropNewest, long bytes) {
        return new Lane(executor::add, new Lane.Rules(2, dropNewest), new Backlog(bytes), dropped::incrementAndGet);
    }

    private Lane lane(Backlog backlog, int capacity, boolean dropNewest) {
        return new Lane(executor::add, new Lane.Rules(capacity, dropNewest), backlog, dropped::incrementAndGet);
    }

    @Test
    void tasksRunInTheirOrderAndAFailureHarmsNoOther() {
        lane.offer(1, () -> {
            throw new IllegalStateException("one fails");
        });
        offer("second");
        run();
        offer("third");
        run();
        assertThat(done).containsExactly("second", "third");
    }

    @Test
    void aLaneThatWasGivenNoThreadGoesOnWithTheNextTask() {
        AtomicInteger starts = new AtomicInteger();
        Lane lane = new Lane(
                task -> {
                    if (starts.getAndIncrement() == 0) {
                        throw new InternalError("there is no thread");
                    }
                    executor.add(task);
                },
                new Lane.Rules(2, true),
                new Backlog(100),
                dropped::incrementAndGet);
        offer(lane, 1, "first");
        offer(lane, 1, "second");
        run();
        assertThat(done).containsExactly("first", "second");
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
    void orTheOldestAre() {
        Lane lane = lane(false, 100);
        offer(lane, 1, "dropped");
        offer(lane, 1, "second");
        offer(lane, 1, "third");
        run();
        assertThat(done).containsExactly("second", "third");
        assertThat(dropped).hasValue(1);
    }

    @Test
    void aboveTheBytesThatLanesShareTheOldestGo() {
        Backlog backlog = new Backlog(200_000);
        Lane lane = lane(backlog, 100, false);
        offer(lane, 100_000, "dropped");
        offer(lane, 50_000, "dropped, too");
        offer(lane, 50_000, "third");
        offer(lane, 150_000, "fourth");
        run();
        offer(lane, 200_000, "after");
        run();
        assertThat(done).containsExactly("third", "fourth", "after");
        assertThat(dropped).hasValue(2);
    }

    @Test
    void orTheNewest() {
        Backlog backlog = new Backlog(200_000);
        Lane lane = lane(backlog, 100, true);
        offer(lane, 100_000, "first");
        offer(lane, 150_000, "dropped");
        run();
        assertThat(done).containsExactly("first");
        assertThat(dropped).hasValue(1);
    }

    @Test
    void aLaneKeepsALittleWhateverWaitsInOthers() {
        Backlog backlog = new Backlog(100_000);
        Lane slow = lane(backlog, 100, false);
        offer(slow, 100_000, "slow");
        Lane quick = lane(backlog, 100, false);
        offer(quick, 1_000_000, "one in any case");
        run();
        offer(slow, 100_000, "slow again");
        for (int i = 0; i < 65; i++) {
            offer(quick, 1 << 10, "quick " + i);
        }
        assertThat(dropped).hasValue(1);
        run();
        assertThat(done).hasSize(67).doesNotContain("quick 0").contains("quick 1", "quick 64");
        offer(slow, 100_000, "all room is given back");
        run();
        assertThat(dropped).hasValue(1);
    }

    @Test
    void whatGoesOnAsynchronouslyTakesItsPlaceUntilItEnds() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        lane.offer(1, () -> slow);
        lane.offer(1, () -> slow);
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
        offer(lane, 1, name);
    }

    private void offer(Lane to, int size, String name) {
        to.offer(size, () -> {
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
