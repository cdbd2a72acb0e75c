package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.event.GroupLog.Fetched;
import io.rubric.impl.testing.ManualTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** When a reader asks Redis what, and what it does without an answer. */
class GroupReaderTimesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration VISIBILITY = Duration.ofSeconds(60);

    private final ManualTimer timer = new ManualTimer();
    private final FakeLog log = new FakeLog();
    private final List<Long> times = new ArrayList<>();

    @Test
    void whatTheNodeHadComesBeforeWhatIsNew() {
        reader(Observers.quick()).start();
        assertThat(log.calls).containsExactly("open", "own []", "fetch 64");
        log.calls.clear();
        timer.pass(SECOND);
        assertThat(log.calls).containsExactly("fetch 64");
    }

    @Test
    void whoeverWakesItWhileItAsksMakesItAskOnceMore() {
        GroupReader reader = reader(Observers.quick());
        CompletableFuture<Fetched> answer = log.answer("fetch", new CompletableFuture<>());
        reader.start();
        reader.wake();
        reader.wake();
        assertThat(log.calls("fetch")).hasSize(1);
        answer.complete(FakeLog.nothing());
        assertThat(log.calls("fetch")).hasSize(2);
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedForAndWhatItTookIsLookedFor() {
        GroupReader reader = reader(Observers.quick());
        log.answer("fetch", new CompletableFuture<>());
        reader.start();
        timer.pass(Waits.ANSWER.minusMillis(1));
        assertThat(log.calls("fetch")).hasSize(1);
        log.calls.clear();
        timer.pass(Duration.ofMillis(1));
        assertThat(log.calls.subList(0, 2)).containsExactly("own []", "fetch 64");
    }

    @Test
    void whatIsMissingIsReceiptedIfItsAnswerHasComeInTime() {
        GroupReader reader = reader(Observers.quick());
        CompletableFuture<Fetched> late = log.answer("fetch", new CompletableFuture<>());
        reader.start();
        timer.pass(Waits.ANSWER);
        late.complete(new Fetched(List.of(), 3, "", false, "7"));
        log.answer("fetch", CompletableFuture.completedFuture(new Fetched(List.of(), 3, "", false, "7")));
        log.calls.clear();
        timer.pass(SECOND.multipliedBy(2));
        assertThat(log.calls("fetch")).containsExactly("fetch 64", "fetch 64 7");
    }

    @Test
    void afterAFailureWhatIsInHandIsNotTakenTwice() {
        GroupReader reader = reader(Observers.later(event -> new CompletableFuture<>()));
        log.events("a", "b");
        log.answer("fetch", CompletableFuture.failedFuture(new IllegalStateException("broken")));
        reader.start();
        timer.pass(SECOND);
        log.calls.clear();
        timer.pass(SECOND);
        assertThat(log.calls).containsExactly("own [a, b]", "fetch 62");
    }

    @Test
    void aGroupThatCannotBeMadeIsAskedForAgain() {
        log.answer("open", CompletableFuture.failedFuture(new IllegalStateException("away")));
        log.answer("open", new CompletableFuture<>());
        GroupReader reader = reader(Observers.quick());
        var ready = reader.start().toCompletableFuture();
        timer.pass(Duration.ofSeconds(5));
        assertThat(ready).isNotDone();
        timer.pass(Duration.ofSeconds(3));
        assertThat(ready).isCompleted();
        assertThat(log.calls("open")).hasSize(3);
    }

    @Test
    void eachWaitForTheNextAttemptIsTwiceAsLong() {
        GroupReader reader = reader(Observers.at(event -> failure()));
        log.events("a");
        reader.start();
        timer.pass(Duration.ofMinutes(1));
        assertThat(times).hasSize(4);
        assertThat(wait(1)).isBetween(800L, 1200L);
        assertThat(wait(2)).isBetween(1600L, 2400L);
        assertThat(wait(3)).isBetween(3200L, 4800L);
        assertThat(log.calls("bury")).containsExactly("bury a 4 java.lang.IllegalStateException: no");
    }

    @Test
    void anAttemptThatRedisDoesNotKnowOfIsBegunLaterAndNotLost() {
        GroupReader reader = reader(Observers.at(event -> failure()));
        log.events("a");
        log.answer("again", CompletableFuture.failedFuture(new IllegalStateException("away")));
        log.answer("again", new CompletableFuture<>());
        reader.start();
        timer.pass(Duration.ofMinutes(1));
        assertThat(times).hasSize(4);
        assertThat(log.calls("again")).hasSize(5);
    }

    @Test
    void anEventThatAnotherNodeHasIsNotTriedAgainAndItsKeyGoesOn() {
        Observers observers = Observers.at(event -> event.equals("a:1") ? failure() : null);
        GroupReader reader = reader(observers);
        log.events("a:1", "a:2");
        log.answer("again", CompletableFuture.completedFuture(FakeLog.nothing()));
        reader.start();
        timer.pass(Duration.ofMinutes(1));
        assertThat(observers.called).containsExactly("a:1", "a:2");
        assertThat(log.calls("bury")).isEmpty();
        log.calls.clear();
        timer.pass(VISIBILITY);
        assertThat(log.calls("keep")).as("nothing is in hand").isEmpty();
    }

    @Test
    void oneAcknowledgementIsUnderWayAndTheOthersGoTogether() {
        CompletableFuture<Integer> answer = log.answer("acknowledge", new CompletableFuture<>());
        GroupReader reader = reader(Observers.quick());
        log.events("a", "b", "c");
        reader.start();
        assertThat(log.calls("acknowledge")).containsExactly("acknowledge [a]");
        answer.complete(1);
        assertThat(log.calls("acknowledge")).containsExactly("acknowledge [a]", "acknowledge [b, c]");
    }

    @Test
    void whatCouldNotBeAcknowledgedIsAcknowledgedLater() {
        log.answer("acknowledge", new CompletableFuture<>());
        GroupReader reader = reader(Observers.quick());
        log.events("a", "b");
        reader.start();
        timer.pass(Waits.ANSWER.plus(Waits.PAUSE));
        assertThat(log.calls("acknowledge")).containsExactly("acknowledge [a]", "acknowledge [a, b]");
    }

    @Test
    void whatCouldNotBeAcknowledgedIsAcknowledgedAtTheLatestWhenItStops() {
        log.answer("acknowledge", CompletableFuture.failedFuture(new IllegalStateException("away")));
        GroupReader reader = reader(Observers.quick());
        log.events("a");
        reader.start();
        assertThat(log.calls("acknowledge")).hasSize(1);
        assertThat(reader.stop().toCompletableFuture()).isCompleted();
        assertThat(log.calls("acknowledge")).hasSize(2);
        assertThat(log.calls).endsWith("close");
    }

    @Test
    void aDeadLetterThatCouldNotBeKeptIsKeptLater() {
        log.answer("bury", new CompletableFuture<>());
        GroupReader reader = reader(Observers.quick());
        log.events("broken");
        reader.start();
        timer.pass(Waits.ANSWER.plus(Waits.PAUSE));
        assertThat(log.calls("bury")).containsExactly("bury broken 0 it is broken", "bury broken 0 it is broken");
    }

    @Test
    void whatIsInHandIsKeptThreeTimesBeforeOthersTakeIt() {
        GroupReader reader = reader(Observers.later(event -> new CompletableFuture<>()));
        log.events("a", "b");
        reader.start();
        timer.pass(VISIBILITY);
        assertThat(log.calls("keep")).containsExactly("keep [a, b]", "keep [a, b]", "keep [a, b]");
    }

    @Test
    void whatOthersHaveLeftIsLookedForTwiceInItsTime() {
        reader(Observers.quick()).start();
        timer.pass(VISIBILITY.multipliedBy(10));
        assertThat(log.calls("claim")).hasSizeBetween(16, 25).containsOnly("claim " + VISIBILITY);
        assertThat(log.calls("own")).as("and what came too late").hasSizeBetween(17, 26);
        assertThat(log.calls("tend")).hasSizeBetween(29, 31);
    }

    @Test
    void nobodyElseIsInAPassingGroup() {
        reader(Observers.quick(), true).start();
        timer.pass(VISIBILITY.multipliedBy(10));
        assertThat(log.calls("claim")).isEmpty();
    }

    @Test
    void aReaderThatHasStoppedDoesNothingMore() {
        GroupReader reader = reader(Observers.at(event -> failure()));
        log.events("a", "b");
        reader.start();
        assertThat(reader.stop().toCompletableFuture()).isCompleted();
        log.calls.clear();
        reader.wake();
        timer.pass(Duration.ofMinutes(10));
        assertThat(log.calls).isEmpty();
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void aStopEndsThoughNothingIsAnswered() {
        GroupReader reader = reader(Observers.later(event -> new CompletableFuture<>()));
        log.events("a", "b");
        log.answer("fetch", new CompletableFuture<>());
        reader.start();
        reader.wake();
        for (String question : List.of("release", "close")) {
            log.answer(question, new CompletableFuture<>());
        }
        var stopped = reader.stop().toCompletableFuture();
        timer.pass(Duration.ofSeconds(10));
        assertThat(stopped).isNotDone();
        timer.pass(Duration.ofSeconds(2));
        assertThat(stopped).isCompleted();
        assertThat(log.calls("release")).containsExactly("release [b]");
    }

    private RuntimeException failure() {
        times.add(timer.now());
        return new IllegalStateException("no");
    }

    private long wait(int attempt) {
        return Duration.ofNanos(times.get(attempt) - times.get(attempt - 1)).toMillis();
    }

    private GroupReader reader(StreamConsumer consumer) {
        return reader(consumer, false);
    }

    private GroupReader reader(StreamConsumer consumer, boolean passing) {
        return new GroupReader(
                "orders",
                log,
                new GroupPolicy("group", passing, 4, SECOND, 1, VISIBILITY),
                consumer,
                Runnable::run,
                timer,
                gap -> {},
                new TopicTally(),
                Duration.ofSeconds(10));
    }
}
