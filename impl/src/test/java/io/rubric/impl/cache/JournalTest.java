package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.cache.Removal.OfAll;
import io.rubric.impl.cache.Removal.OfGroup;
import io.rubric.impl.cache.Removal.OfKey;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final Removal A = new OfKey("a");
    private static final Removal B = new OfKey("b");

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
        assertThat(journal.replay()).containsExactly(B, A, new OfGroup("a"));
    }

    @Test
    void thatOfTheWholeCacheStandsForAllOthers() {
        journal.add(A);
        journal.add(OfAll.ALL);
        journal.add(B);
        assertThat(journal.replay()).containsExactly(OfAll.ALL);
    }

    @Test
    void moreThanCanBeKeptStandForTheWholeCache() {
        for (int i = 0; i < Journal.MOST; i++) {
            journal.add(new OfKey("k" + i));
        }
        assertThat(journal.replay()).hasSize(Journal.MOST);
        journal.replayed(false);
        journal.add(A);
        assertThat(journal.replay()).containsExactly(OfAll.ALL);
    }

    @Test
    void itIsNotEmptyUntilAllHasBeenAnswered() {
        journal.add(A);
        journal.replay();
        assertThat(journal.isEmpty()).isFalse();
        assertThat(journal.replayed(true)).isTrue();
        assertThat(journal.isEmpty()).isTrue();
        assertThat(journal.replay()).isEmpty();
    }

    @Test
    void whatHasNotBeenAnsweredIsSentAgain() {
        journal.add(A);
        journal.add(B);
        journal.replay();
        assertThat(journal.replayed(false)).isFalse();
        assertThat(journal.isEmpty()).isFalse();
        assertThat(journal.replay()).containsExactly(A, B);
    }

    @Test
    void whatIsLostAgainWhileItIsSentIsSentAgain() {
        journal.add(A);
        journal.replay();
        journal.add(A);
        assertThat(journal.replayed(true)).isFalse();
        assertThat(journal.isEmpty()).isFalse();
        assertThat(journal.replay()).containsExactly(A);
    }

    @Test
    void whatIsLostMeanwhileIsKeptBesideWhatHasNotBeenAnswered() {
        journal.add(A);
        journal.replay();
        journal.add(B);
        journal.replayed(false);
        assertThat(journal.replay()).containsExactlyInAnyOrder(A, B);
    }
}
