package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.cache.Removal.OfAll;
import io.rubric.impl.cache.Removal.OfGroup;
import io.rubric.impl.cache.Removal.OfKey;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlightsTest {

    private final Flights flights = new Flights();
    private final Flight first = flight();
    private final Flight second = flight();

    @BeforeEach
    void begin() {
        assertThat(flights.replace("a", null, first)).isTrue();
    }

    @Test
    void oneFlightOfAKeyIsJoined() {
        assertThat(flights.of("a")).isSameAs(first);
        assertThat(flights.of("b")).isNull();
        assertThat(flights.replace("a", null, second)).isFalse();
        assertThat(flights.of("a")).isSameAs(first);
    }

    @Test
    void onlyWhoKnowsTheFlightThatIsThereReplacesIt() {
        assertThat(flights.replace("a", second, flight())).isFalse();
        assertThat(flights.replace("a", first, second)).isTrue();
        assertThat(flights.of("a")).isSameAs(second);
    }

    @Test
    void aFlightThatWasReplacedEndsWithoutTheOther() {
        flights.replace("a", first, second);
        flights.end("a", first);
        assertThat(flights.of("a")).isSameAs(second);
        flights.end("a", second);
        assertThat(flights.of("a")).isNull();
    }

    @Test
    void aRemovalOfAKeyPassesItsFlightAlone() {
        flights.replace("b", null, second);
        flights.pass(new OfKey("a"));
        assertThat(flights.of("a")).isNull();
        assertThat(flights.of("b")).isSameAs(second);
    }

    @Test
    void aRemovalOfAGroupOrOfAllPassesEveryFlight() {
        flights.replace("b", null, second);
        flights.pass(new OfGroup("g"));
        assertThat(flights.of("a")).isNull();
        assertThat(flights.of("b")).isNull();
        flights.replace("a", null, first);
        flights.pass(OfAll.ALL);
        assertThat(flights.of("a")).isNull();
    }

    @Test
    void whoWaitsToKnowTheLeaseIsToldIt() {
        byte[] lease = {1};
        assertThat(first.lease()).isNull();
        assertThat(first.known()).isNotDone();
        first.carries(lease);
        assertThat(first.lease()).isSameAs(lease);
        assertThat(first.known()).isCompletedWithValue(lease);
        assertThat(first.landing()).isNotDone();
    }

    @Test
    void aFlightThatLandsWithoutALeaseKeepsNobodyWaiting() {
        first.land(Landing.NOTHING);
        assertThat(first.known()).isCompleted();
        assertThat(first.lease()).isNull();
    }

    @Test
    void aFlightLandsOnce() {
        Landing landing = Landing.of(new byte[] {1});
        first.land(landing);
        first.land(Landing.NOTHING);
        assertThat(first.landing()).isCompletedWithValue(landing);
    }

    @Test
    void whenTheApplicationStopsNobodyWaitsAnyLonger() {
        flights.replace("b", null, second);
        flights.close();
        assertThat(first.landing()).isCompletedWithValue(Landing.NOTHING);
        assertThat(second.landing()).isCompletedWithValue(Landing.NOTHING);
        assertThat(flights.of("a")).isNull();
        assertThat(flights.of("b")).isNull();
    }

    @Test
    void aFlightKnowsWhichMethodLoadsAndInWhichGroups() {
        Keeping keeping = Keeping.plain("users", null, null);
        Flight flight = new Flight(keeping, List.of("g"));
        assertThat(flight.isOf(keeping)).isTrue();
        assertThat(flight.isOf(Keeping.plain("orders", null, null))).isFalse();
        assertThat(flight.groups()).containsExactly("g");
    }

    private static Flight flight() {
        return new Flight(Keeping.plain("users", null, null), List.of());
    }
}
