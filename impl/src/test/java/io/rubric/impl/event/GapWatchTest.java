package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.event.GapWatch.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GapWatchTest {

    private Instant now = Instant.EPOCH;
    private final GapWatch watch = new GapWatch(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    private Verdict event(String run, long age, long number) {
        return check("t", run, age, number);
    }

    private Verdict heartbeat(String run, long age, long number) {
        return check(Envelope.HEARTBEAT, run, age, number);
    }

    private Verdict check(String type, String run, long age, long number) {
        return watch.check(new Received("topic", type, "o", 0, "", "", Map.of(), run, age, number, null));
    }

    @Test
    void eventsOneAfterTheOtherMissNothing() {
        watch.listening();
        for (int number = 1; number < 100; number++) {
            assertThat(event("a", 0, number).missing()).isZero();
        }
    }

    @Test
    void aHoleInTheNumbersIsWhatIsMissing() {
        event("a", 0, 1);
        now = now.plusSeconds(1);
        Verdict verdict = event("a", 0, 5);
        assertThat(verdict.missing()).isEqualTo(3);
        assertThat(verdict.since()).isEqualTo(Instant.EPOCH);
        assertThat(event("a", 0, 6).missing()).isZero();
    }

    @Test
    void aHeartbeatTellsThatTheLastOnesAreMissing() {
        event("a", 0, 1);
        assertThat(heartbeat("a", 0, 1).missing()).isZero();
        assertThat(heartbeat("a", 0, 3).missing()).isEqualTo(2);
        assertThat(event("a", 0, 4).missing()).isZero();
    }

    @Test
    void whatComesBehindALaterOneIsLate() {
        event("a", 0, 2);
        assertThat(event("a", 0, 1).late()).isTrue();
        assertThat(event("a", 0, 2).late()).isTrue();
        assertThat(heartbeat("a", 0, 2).late()).isFalse();
    }

    @Test
    void ofARunThatIsOlderThanTheListenerNothingIsMissing() {
        watch.listening();
        now = now.plusSeconds(10);
        assertThat(event("old", 11_000, 500).missing()).isZero();
    }

    @Test
    void ofARunThatBeganMeanwhileAllIsMissing() {
        watch.listening();
        now = now.plusSeconds(10);
        assertThat(event("new", 3_000, 5).missing()).isEqualTo(4);
        assertThat(heartbeat("newer", 2_000, 5).missing()).isEqualTo(5);
    }

    @Test
    void runsAreApart() {
        event("a", 0, 1);
        event("b", 0, 7);
        assertThat(event("a", 0, 2).missing()).isZero();
        assertThat(event("b", 0, 9).missing()).isEqualTo(1);
    }

    @Test
    void whatHasNoNumberMissesNothing() {
        assertThat(event("", 0, 0)).isEqualTo(new Verdict(false, 0, now));
        assertThat(event("", Duration.ofDays(1).toMillis(), 0).late()).isFalse();
    }
}
