package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.RedisEventGap;
import io.rubric.event.RedisEventGap.Reason;
import io.rubric.impl.telemetry.Metrics;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What an application hears of while its observer of gaps takes its time. */
class GapReportTest {

    private final Queue<Runnable> executor = new ArrayDeque<>();
    private final List<RedisEventGap> heard = new ArrayList<>();
    private boolean fails;
    private int without;
    private final Lane lane = new Lane(this::start, new Lane.Rules(1, false), new Backlog(0), () -> {});
    private final GapReport report = new GapReport(
            lane, new Tallies(new Metrics("test", type -> Optional.empty())), Clock.systemUTC(), this::hear);

    private void start(Runnable task) {
        if (without-- > 0) {
            throw new InternalError("there is no thread");
        }
        executor.add(task);
    }

    private void hear(RedisEventGap gap) {
        heard.add(gap);
        if (fails) {
            throw new IllegalStateException("the observer fails");
        }
    }

    private void run() {
        for (Runnable task = executor.poll(); task != null; task = executor.poll()) {
            task.run();
        }
    }

    private static RedisEventGap gap(String topic, int missing, int since, int until) {
        return new RedisEventGap(
                topic, Reason.MISSING, "node", missing, Instant.ofEpochSecond(since), Instant.ofEpochSecond(until));
    }

    @Test
    void noLossIsForgottenHoweverManyThereAre() {
        for (int i = 0; i < 500; i++) {
            report.tell(gap("topic " + i, 1, 1, 2));
        }
        run();
        assertThat(heard).hasSize(500);
    }

    @Test
    void thoseOfOneKindAreOneUntilTheyAreHeard() {
        report.tell(gap("orders", 2, 5, 6));
        report.tell(gap("orders", 3, 4, 5));
        report.tell(gap("news", 1, 1, 2));
        run();
        report.tell(gap("orders", 1, 7, 8));
        run();
        assertThat(heard).containsExactly(gap("orders", 5, 4, 6), gap("news", 1, 1, 2), gap("orders", 1, 7, 8));
    }

    @Test
    void aNumberThatIsNotKnownMakesTheSumUnknown() {
        report.tell(gap("orders", 2, 5, 6));
        report.tell(gap("orders", -1, 5, 6));
        run();
        assertThat(heard).containsExactly(gap("orders", -1, 5, 6));
    }

    @Test
    void ofVeryManyKindsTheRestIsOneOfAllTopics() {
        for (int i = 0; i < 1_200; i++) {
            report.tell(gap("topic " + i, 1, 1, 2));
        }
        run();
        assertThat(heard).hasSize(1_001);
        assertThat(heard.get(1_000))
                .isEqualTo(new RedisEventGap(
                        "", Reason.MISSING, "", 200, Instant.ofEpochSecond(1), Instant.ofEpochSecond(2)));
    }

    @Test
    void whatIsDroppedIsToldOnceAndAgainWhenItHasBeenHeard() {
        Runnable orders = report.overflow("orders");
        orders.run();
        orders.run();
        run();
        orders.run();
        run();
        assertThat(heard).extracting(RedisEventGap::reason).containsExactly(Reason.OVERFLOW, Reason.OVERFLOW);
    }

    @Test
    void anObserverThatFailsHearsOfTheNext() {
        fails = true;
        report.tell(gap("orders", 1, 1, 2));
        report.tell(gap("news", 1, 1, 2));
        run();
        assertThat(heard).hasSize(2);
    }

    @Test
    void whatThereWasNoThreadForIsToldWithTheNext() {
        without = 1;
        report.tell(gap("orders", 1, 1, 2));
        report.tell(gap("orders", 1, 2, 3));
        run();
        assertThat(heard).containsExactly(gap("orders", 2, 1, 3));
    }
}
