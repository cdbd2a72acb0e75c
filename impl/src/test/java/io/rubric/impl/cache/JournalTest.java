package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.cache.Removal.OfAll;
import io.rubric.impl.cache.Removal.OfGroup;
import io.rubric.impl.cache.Removal.OfKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final Removal A = new OfKey("a");
    private static final Removal B = new OfKey("b");

    private static final int ALL = Integer.MAX_VALUE;

    private final Journal journal = new Journal();

    @Test
    void itIsEmptyUntilSomethingIsLost() {
        assertThat(journal.isEmpty()).isTrue();
        journal.add(A);
        assertThat(journal.isEmpty()).isFalse();
    }

    @Test
    void eachRemovalStandsThereOnceInItsOrder() {
        journal.add(B);
        journal.add(A);
        journal.add(new OfGroup("a"));
        journal.add(new OfKey("b"));
        assertThat(journal.next(ALL)).containsExactly(B, A, new OfGroup("a"));
    }

    @Test
    void thatOfTheWholeCacheStandsForAllOthers() {
        journal.add(A);
        journal.add(OfAll.ALL);
        journal.add(B);
        assertThat(journal.next(ALL)).containsExactly(OfAll.ALL);
    }

    @Test
    void moreThanCanBeKeptStandForTheWholeCache() {
        for (int i = 0; i < Journal.MOST; i++) {
            journal.add(new OfKey("k" + i));
        }
        List<Removal> sent = journal.next(ALL);
        assertThat(sent).hasSize(Journal.MOST);
        sent.forEach(removal -> journal.settled(removal, false));
        journal.add(A);
        assertThat(journal.next(ALL)).containsExactly(OfAll.ALL);
    }

    @Test
    void itIsNotEmptyUntilAllHasBeenAnswered() {
        journal.add(A);
        journal.next(ALL);
        assertThat(journal.isEmpty()).isFalse();
        journal.settled(A, true);
        assertThat(journal.isEmpty()).isTrue();
        assertThat(journal.next(ALL)).isEmpty();
    }

    @Test
    void whatHasNotBeenAnsweredIsSentAgain() {
        journal.add(A);
        journal.add(B);
        journal.next(ALL);
        journal.settled(A, false);
        journal.settled(B, false);
        assertThat(journal.isEmpty()).isFalse();
        assertThat(journal.next(ALL)).containsExactly(A, B);
    }

    @Test
    void whatIsLostAgainWhileItIsSentIsSentAgain() {
        journal.add(A);
        journal.next(ALL);
        journal.add(A);
        journal.settled(A, true);
        assertThat(journal.isEmpty()).isFalse();
        assertThat(journal.next(ALL)).containsExactly(A);
    }

    @Test
    void whatIsLostMeanwhileIsKeptBesideWhatHasNotBeenAnswered() {
        journal.add(A);
        journal.next(ALL);
        journal.add(B);
        journal.settled(A, false);
        assertThat(journal.next(ALL)).containsExactlyInAnyOrder(A, B);
    }

    @Test
    void noMoreAreSentThanWanted() {
        journal.add(A);
        journal.add(B);
        assertThat(journal.next(1)).containsExactly(A);
        assertThat(journal.next(1)).containsExactly(B);
        assertThat(journal.next(1)).isEmpty();
    }

    @Test
    void eachIsSettledAlone() {
        journal.add(A);
        journal.add(B);
        journal.next(ALL);
        journal.settled(A, true);
        assertThat(journal.isEmpty()).as("nobody has answered the other").isFalse();
        journal.settled(B, false);
        assertThat(journal.next(ALL)).containsExactly(B);
        journal.settled(B, true);
        assertThat(journal.isEmpty()).isTrue();
    }

    @Test
    void oneThatFailsWaitsBehindTheOthers() {
        journal.add(A);
        journal.add(B);
        journal.next(1);
        journal.settled(A, false);
        assertThat(journal.next(ALL)).containsExactly(B, A);
    }

    @Test
    void whatFailsAfterTheWholeCacheWasLostIsPartOfIt() {
        journal.add(A);
        journal.next(ALL);
        journal.add(OfAll.ALL);
        journal.settled(A, false);
        assertThat(journal.next(ALL)).containsExactly(OfAll.ALL);
    }
}
