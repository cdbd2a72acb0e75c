package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WakesTest {

    private final Wakes wakes = new Wakes();

    @Test
    void allWhoWaitForAnEntryAreWoken() {
        CompletableFuture<Void> one = wakes.expect("a");
        CompletableFuture<Void> two = wakes.expect("a");
        CompletableFuture<Void> other = wakes.expect("b");
        wakes.wake("a");
        assertThat(one).isCompleted();
        assertThat(two).isCompleted();
        assertThat(other).isNotDone();
    }

    @Test
    void whoComesLaterWaitsForTheNextEnd() {
        wakes.wake("a");
        CompletableFuture<Void> first = wakes.expect("a");
        assertThat(first).isNotDone();
        wakes.wake("a");
        CompletableFuture<Void> second = wakes.expect("a");
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
    }

    @Test
    void whoWaitsNoLongerIsLeftInPeaceAndTheOthersAreNot() {
        CompletableFuture<Void> gone = wakes.expect("a");
        CompletableFuture<Void> waits = wakes.expect("a");
        wakes.forget("a", gone);
        wakes.wake("a");
        assertThat(gone).isNotDone();
        assertThat(waits).isCompleted();
    }

    @Test
    void forgettingTwiceOrAfterwardsDoesNoHarm() {
        CompletableFuture<Void> gone = wakes.expect("a");
        wakes.forget("a", gone);
        wakes.forget("a", gone);
        CompletableFuture<Void> waits = wakes.expect("a");
        wakes.forget("a", gone);
        wakes.wake("a");
        assertThat(waits).isCompleted();
        wakes.forget("a", waits);
    }

    @Test
    void whenTheApplicationStopsAllAreWoken() {
        CompletableFuture<Void> one = wakes.expect("a");
        CompletableFuture<Void> other = wakes.expect("b");
        wakes.close();
        assertThat(one).isCompleted();
        assertThat(other).isCompleted();
    }

    @Test
    void whoComesAfterItHasStoppedDoesNotWait() {
        wakes.close();
        assertThat(wakes.expect("a")).isCompleted();
    }
}
