package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Callers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    private static final long NOW = Instant.parse("2026-01-02T03:04:05.678Z").toEpochMilli();

    private final AtomicLong millis = new AtomicLong(NOW);
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final EventIds ids = new EventIds(clock);

    @Test
    void anIdIsAUuidOfVersion7WithTheTimeOfTheClock() {
        UUID id = UUID.fromString(ids.next());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW);
        assertThat(ids.next()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    void ofEveryMillisecondTheFirstIdHasItsTime() {
        for (long now = NOW; now < NOW + 1000; now++) {
            millis.set(now);
            assertThat(UUID.fromString(ids.next()).getMostSignificantBits() >>> 16)
                    .isEqualTo(now);
        }
    }

    @Test
    void idsOfOneMillisecondGrowThoughThereAreMoreThanItCanCount() {
        assertGrowing(take(10_000));
    }

    @Test
    void idsGrowThoughTheClockIsSetBack() {
        List<String> all = take(10);
        millis.addAndGet(-3_600_000);
        all.addAll(take(10));
        millis.addAndGet(7_200_000);
        all.addAll(take(10));
        assertGrowing(all);
    }

    @Test
    void idsOfManyThreadsGrowOnEachAndNoneIsThereTwiceThoughTheClockGoesForwardAndBack() {
        Callers<List<String>> threads = Callers.start(8, thread -> () -> {
            List<String> taken = new ArrayList<>();
            for (int i = 0; i < 12_500; i++) {
                millis.addAndGet(i % 100 == 0 ? -10 : i % 5 == 0 ? 1 : 0);
                taken.add(ids.next());
            }
            return taken;
        });
        Set<String> all = new HashSet<>();
        for (List<String> taken : threads.results()) {
            assertGrowing(taken);
            all.addAll(taken);
        }
        assertThat(all).hasSize(100_000);
    }

    @Test
    void nodesWithTheSameClockShareNoId() {
        Set<String> all = new HashSet<>();
        for (int node = 0; node < 100; node++) {
            EventIds other = new EventIds(clock);
            for (int i = 0; i < 100; i++) {
                all.add(other.next());
            }
        }
        assertThat(all).hasSize(10_000);
    }

    private List<String> take(int number) {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            taken.add(ids.next());
        }
        return taken;
    }

    private static void assertGrowing(List<String> all) {
        assertThat(all).isSorted().doesNotHaveDuplicates();
    }
}
