package io.rubric.impl.lock.violence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExclusionTest {

    private static final long LEASE = 100;

    private static Hold hold(long token, long enter, long leave, boolean told) {
        return new Hold("k", token, (int) token, enter, leave, told);
    }

    private static Hold hold(long token, long enter, long leave) {
        return hold(token, enter, leave, false);
    }

    private static List<String> violations(Hold... holds) {
        return Exclusion.of(List.of(holds)).violations();
    }

    @Test
    void oneAfterTheOtherIsFine() {
        assertThat(violations(hold(2, 20, 30), hold(1, 10, 20), hold(3, 31, 32)))
                .isEmpty();
    }

    @Test
    void twoAtTheSameTimeAreFound() {
        assertThat(violations(hold(1, 10, 20), hold(2, 19, 30))).hasSize(1);
        assertThat(violations(hold(1, 10, 40), hold(2, 20, 30))).hasSize(1);
        assertThat(violations(hold(2, 10, 40), hold(1, 20, 30))).hasSize(1);
    }

    @Test
    void everyPairIsFoundAlsoBehindAShortOne() {
        assertThat(violations(hold(1, 10, 90), hold(2, 20, 30), hold(3, 40, 50)))
                .hasSize(2);
    }

    @Test
    void twoOfDifferentKeysDoNotMeet() {
        assertThat(violations(hold(1, 10, 20), new Hold("other", 2, 2, 10, 20, false)))
                .isEmpty();
    }

    @Test
    void whoWasOvertakenAndToldIsExcused() {
        Exclusion exclusion = Exclusion.of(List.of(hold(1, 10, 40, true), hold(2, 20, 30)));
        assertThat(exclusion.violations()).isEmpty();
        assertThat(exclusion.excused()).isEqualTo(1);
    }

    @Test
    void whoHasTheLowerTokenIsTheOvertakenOneEvenIfItComesInLater() {
        assertThat(violations(hold(1, 25, 40, true), hold(2, 20, 30))).isEmpty();
    }

    @Test
    void thatTheLaterHolderWasToldExcusesNobody() {
        assertThat(violations(hold(1, 10, 40), hold(2, 20, 30, true))).hasSize(1);
    }

    @Test
    void oneTokenForTwoIsNeverExcused() {
        assertThat(violations(hold(1, 10, 40, true), hold(1, 20, 30, true))).hasSize(1);
    }

    @Test
    void whoNeverLeavesIsFound() {
        Hold open = hold(1, 10, Hold.OPEN);
        assertThat(violations(Fate.NONE.end(open, LEASE))).hasSize(1);
    }

    @Test
    void whoIsKilledIsInsideUntilItsDeath() {
        Fate killed = new Fate(50, List.of());
        Hold ended = killed.end(hold(1, 10, Hold.OPEN), LEASE);
        assertThat(violations(ended, hold(2, 50, 60))).isEmpty();
        assertThat(violations(ended, hold(2, 49, 60))).hasSize(1);
    }

    @Test
    void whoIsKilledAfterAStopThatWasLongerThanTheLeaseIsInsideUntilTheStop() {
        Fate killed = new Fate(500, List.of(new Fate.Stop(30, 230)));
        Hold ended = killed.end(hold(1, 10, Hold.OPEN), LEASE);
        assertThat(violations(ended, hold(2, 140, 150))).isEmpty();
        assertThat(violations(ended, hold(2, 20, 150))).hasSize(1);
    }

    @Test
    void aStopThatWasShorterThanTheLeaseOrOverExcusesNobody() {
        for (Fate.Stop stop : List.of(new Fate.Stop(30, 130), new Fate.Stop(0, 10))) {
            Hold ended = new Fate(500, List.of(stop)).end(hold(1, 10, Hold.OPEN), LEASE);
            assertThat(violations(ended, hold(2, 140, 150))).hasSize(1);
        }
        Hold left = new Fate(500, List.of(new Fate.Stop(30, 230))).end(hold(1, 10, 400), LEASE);
        assertThat(violations(left, hold(2, 140, 150))).hasSize(1);
    }
}
