package io.rubric.impl.event;

import static io.rubric.impl.event.ReadingNode.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.DeadLetter;
import io.rubric.impl.testing.Topology;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupReaderTest extends GroupReading {

    @Test
    void eventsAreWorkedOffInTheirOrder() {
        Observers observers = Observers.quick();
        try (ReadingNode node = node(ONE, observers).start()) {
            sender.append(0, 500);
            node.reader.wake();
            await("all", () -> observers.called.size() == 500);
            assertThat(observers.called).containsExactlyElementsOf(numbers(0, 500));
            awaitDone();
            assertThat(node.tally.statistics().delivered()).isEqualTo(500);
            assertThat(node.tally.statistics().received()).isEqualTo(500);
            assertThat(node.gaps).isEmpty();
        }
    }

    @Test
    void newsThatAreLostAreFoundSoon() {
        Observers observers = Observers.quick();
        try (ReadingNode node = node(ONE, observers).start()) {
            sender.append("a");
            await("the event", () -> !observers.called.isEmpty());
            assertThat(node.tally.statistics().received()).isEqualTo(1);
        }
    }

    @Test
    void eventsOfAKeyStayInOrderThoughManyAreWorkedOnAtOnce() {
        Map<String, AtomicInteger> inside = new ConcurrentHashMap<>();
        AtomicInteger overlaps = new AtomicInteger();
        Observers observers = Observers.later(event -> {
            AtomicInteger here = inside.computeIfAbsent(event.split(":")[0], key -> new AtomicInteger());
            overlaps.addAndGet(here.getAndIncrement());
            CompletableFuture<Throwable> slow = new CompletableFuture<>();
            CompletableFuture.delayedExecutor(ThreadLocalRandom.current().nextInt(3), TimeUnit.MILLISECONDS)
                    .execute(() -> {
                        here.decrementAndGet();
                        slow.complete(null);
                    });
            return slow;
        });
        try (ReadingNode node = node(ReadingNode.lanes(8), observers).start()) {
            for (int i = 0; i < 50; i++) {
                int number = i;
                sender.append(IntStream.range(0, 20)
                        .mapToObj(key -> key + ":" + number)
                        .toArray(String[]::new));
            }
            node.reader.wake();
            await("all", () -> observers.called.size() == 1000);
            for (int i = 0; i < 20; i++) {
                String key = i + ":";
                assertThat(observers.called.stream().filter(event -> event.startsWith(key)))
                        .containsExactlyElementsOf(
                                numbers(0, 50).stream().map(key::concat).toList());
            }
            assertThat(overlaps).hasValue(0);
            awaitDone();
        }
    }

    @Test
    void aFailedEventIsTriedAgainWhileItsKeyWaitsAndOthersGoOn() {
        AtomicInteger left = new AtomicInteger(2);
        Observers observers = Observers.at(
                event -> event.equals("a:1") && left.getAndDecrement() > 0 ? new IllegalStateException("no") : null);
        sender.append("before");
        try (ReadingNode node = node(ONE, observers).start()) {
            sender.append("a:1", "a:2", "b:1", "free", "a:3");
            node.reader.wake();
            await("all", () -> observers.called.size() == 7);
            assertThat(observers.called.subList(0, 3)).containsExactly("a:1", "b:1", "free");
            assertThat(observers.called.subList(3, 7)).containsExactly("a:1", "a:1", "a:2", "a:3");
            awaitDone();
            assertThat(node.tally.statistics().delivered()).isEqualTo(5);
        }
    }

    @Test
    void afterItsAttemptsAnEventIsADeadLetterAndItsKeyGoesOn() {
        Observers observers = Observers.at(event -> event.equals("a:bad") ? new IllegalStateException("never") : null);
        try (ReadingNode node = node(ONE, observers).start()) {
            sender.append("a:bad", "a:good", "bad-key");
            node.reader.wake();
            await("all", () -> observers.called.contains("a:good"));
            assertThat(observers.called).filteredOn("a:bad"::equals).hasSize(3);
            await("the letter", () -> deadLetters().size() == 1);
            DeadLetter letter = deadLetters().list(10).get(0);
            assertThat(letter.envelope()).isEqualTo("a:bad");
            assertThat(letter.attempts()).isEqualTo(3);
            assertThat(letter.error()).isEqualTo("java.lang.IllegalStateException: never");
            awaitDone();
            assertThat(node.tally.statistics().dead()).isEqualTo(1);
        }
    }

    @Test
    void whatNothingCanBeMadeOfIsADeadLetterAtOnce() {
        Observers observers = Observers.quick();
        try (ReadingNode node = node(ONE, observers).start()) {
            sender.append("broken", "deep", "unwanted", "good");
            node.reader.wake();
            await("both", () -> node.tally.statistics().dead() == 2);
            assertThat(deadLetters().list(10))
                    .extracting(DeadLetter::envelope, DeadLetter::attempts)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("broken", 0),
                            org.assertj.core.groups.Tuple.tuple("deep", 0));
            awaitDone();
            assertThat(observers.called).containsExactly("good");
            assertThat(node.tally.statistics().refused()).isEqualTo(2);
        }
    }

    @Test
    void aDeadLetterThatIsGivenAgainIsOneMoreEventOfItsGroupOnly() {
        AtomicInteger left = new AtomicInteger(3);
        Observers observers = Observers.at(
                event -> event.equals("a") && left.getAndDecrement() > 0 ? new IllegalStateException("no") : null);
        Observers others = Observers.quick();
        GroupPolicy other = new GroupPolicy("other", false, 3, ONE.backoff(), 1, ONE.visibility());
        try (ReadingNode node = node(ONE, observers).start();
                ReadingNode elsewhere = node(other, others).start()) {
            sender.append("a");
            node.reader.wake();
            await("the letter", () -> node.tally.statistics().dead() == 1);
            assertThat(deadLetters().redriveAll()).isEqualTo(1);
            await("it is done", () -> node.tally.statistics().delivered() == 1);
            sender.append("b");
            elsewhere.reader.wake();
            await("the next", () -> others.called.contains("b"));
            assertThat(others.called).containsExactly("a", "b");
            assertThat(node.gaps).isEmpty();
            assertThat(elsewhere.gaps).isEmpty();
        }
    }

    @Test
    void anErrorIsAFailureAsAnyOtherAndHarmsNobodyElse() {
        Observers observers = Observers.later(event -> {
            if (event.equals("error")) {
                throw new StackOverflowError();
            }
            if (event.equals("stage")) {
                return CompletableFuture.failedFuture(new IllegalStateException("it must not, but does"));
            }
            if (event.equals("mute")) {
                return CompletableFuture.completedFuture(new IllegalStateException() {
                    @Override
                    public String toString() {
                        throw new StackOverflowError();
                    }
                });
            }
            return event.equals("null") ? null : CompletableFuture.completedFuture(null);
        });
        try (ReadingNode node = node(ONE, observers).start()) {
            sender.append("error", "stage", "null", "mute", "good");
            node.reader.wake();
            await("all", () -> node.tally.statistics().dead() == 4);
            awaitDone();
            assertThat(observers.called).contains("good").hasSize(13);
        }
    }

    @Test
    void anotherNodeOfTheGroupTakesOverFromOneThatHasDied() {
        ReadingNode dies =
                node(ONE, Observers.later(event -> new CompletableFuture<>())).start();
        sender.append("a", "b");
        dies.reader.wake();
        await("it has them", () -> pending() == 2);
        dies.kill();
        Observers observers = Observers.quick();
        try (ReadingNode other = node("two", ReadingNode.visible(Duration.ofMillis(300)), observers)
                .start()) {
            await("both", () -> observers.called.size() == 2);
            assertThat(observers.called).containsExactly("a", "b");
            awaitDone();
            assertThat(other.gaps).isEmpty();
        }
    }

    @Test
    void aNodeThatIsBackGoesOnWithWhatItHadAndThenWithWhatIsNew() {
        ReadingNode dies =
                node(ONE, Observers.later(event -> new CompletableFuture<>())).start();
        sender.append("a", "b");
        dies.reader.wake();
        await("it has them", () -> pending() == 2);
        dies.kill();
        Topology.SINGLE.awaitQuiet("what it had asked for is answered", () -> true);
        sender.append("c");
        Observers observers = Observers.quick();
        try (ReadingNode back = node(ONE, observers).start()) {
            await("all", () -> observers.called.size() == 3);
            assertThat(observers.called).containsExactly("a", "b", "c");
            awaitDone();
            assertThat(back.gaps).isEmpty();
        }
    }

    @Test
    void anEventDuringWhichTheNodeDiedAgainAndAgainIsNotTriedAnyMore() {
        GroupLog log = log("one");
        join(log.open(""));
        sender.append("deadly", "good");
        String id = join(log.fetch(1, "")).entries().get(0).id();
        for (int end = 0; end < 22; end++) {
            join(log.again(id));
        }
        Observers observers = Observers.quick();
        try (ReadingNode node = node(ONE, observers).start()) {
            await("the other", () -> !observers.called.isEmpty());
            await("the letter", () -> deadLetters().size() == 1);
            assertThat(observers.called).containsExactly("good");
            DeadLetter letter = deadLetters().list(1).get(0);
            assertThat(letter.attempts()).isEqualTo(24);
            assertThat(letter.error()).contains("taken 24 times");
            assertThat(node.tally.statistics().delivered()).isEqualTo(1);
            awaitDone();
        }
    }
}
