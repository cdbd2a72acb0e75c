package io.rubric.impl.event;

import static io.rubric.impl.event.ReadingNode.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.RedisEventGap.Reason;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.api.stream.StreamTrimArgs;

/** What a reader keeps, misses, and leaves behind. */
class GroupReaderBoundsTest extends GroupReading {

    @Test
    void whatRunsForLongIsNotTakenOver() {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Observers slow = Observers.later(event -> end);
        Observers others = Observers.quick();
        GroupPolicy policy = ReadingNode.visible(Duration.ofSeconds(1));
        try (ReadingNode one = node(policy, slow).start()) {
            sender.append("a", "b");
            one.reader.wake();
            await("it has begun", () -> !slow.called.isEmpty());
            try (ReadingNode two = node("two", policy, others).start()) {
                Topology.hold(Duration.ofMillis(2500));
                assertThat(others.called).isEmpty();
                assertThat(two.tally.statistics().received()).isZero();
            }
            end.complete(null);
            awaitDone();
            assertThat(slow.called).containsExactly("a", "b");
        }
    }

    @Test
    void redisKeepsTheBacklogAndNotTheHeap() {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Observers slow = Observers.later(event -> end);
        try (ReadingNode node = node(ONE, slow).start()) {
            sender.append(0, 1000);
            node.reader.wake();
            await("some", () -> !slow.called.isEmpty());
            for (int i = 0; i < 50; i++) {
                node.reader.wake();
                assertThat(node.tally.statistics().received()).isLessThanOrEqualTo(64);
            }
            end.complete(null);
            await("all", () -> slow.called.size() == 1000);
            awaitDone();
        }
    }

    @Test
    void manyEventsOfAKeyThatWaitsDoNotKeepOthersWaiting() {
        Observers observers = Observers.at(event -> event.equals("a:0") ? new IllegalStateException("no") : null);
        GroupPolicy patient = new GroupPolicy("group", false, 3, Duration.ofSeconds(60), 1, ONE.visibility());
        try (ReadingNode node = node(patient, observers).start()) {
            sender.append(IntStream.range(0, 150).mapToObj(i -> "a:" + i).toArray(String[]::new));
            sender.append("b:0", "b:1");
            node.reader.wake();
            await("others", () -> observers.called.size() == 3);
            assertThat(observers.called).containsExactly("a:0", "b:0", "b:1");
            sender.append(IntStream.range(150, 1000).mapToObj(i -> "a:" + i).toArray(String[]::new));
            node.reader.wake();
            await("many", () -> node.tally.statistics().received() > 200);
            Topology.hold(Duration.ofMillis(300));
            assertThat(node.tally.statistics().received()).isLessThanOrEqualTo(258);
        }
    }

    @Test
    void whatIsTrimmedIsToldAndCountedExactly() {
        GroupLog before = log("one");
        join(before.open(""));
        sender.append(0, 10);
        join(before.fetch(2, ""));
        stream.trim(StreamTrimArgs.maxLen(3).noLimit());
        Observers observers = Observers.quick();
        try (ReadingNode node = node(ONE, observers).start()) {
            await("the rest", () -> observers.called.size() == 3);
            assertThat(observers.called).containsExactly("7", "8", "9");
            awaitDone();
            assertThat(node.gaps).hasSize(2).allSatisfy(gap -> {
                assertThat(gap.reason()).isEqualTo(Reason.TRIMMED);
                assertThat(gap.topic()).isEqualTo("orders");
                assertThat(gap.since())
                        .isBefore(gap.until())
                        .isAfter(gap.until().minusSeconds(60));
            });
            assertThat(node.gaps.get(0).missing()).as("it had them already").isEqualTo(2);
            assertThat(node.gaps.get(1).missing()).isEqualTo(5);
            assertThat(node.tally.statistics().missing()).isEqualTo(7);
        }
    }

    @Test
    void whatIsTrimmedWhileItWaitsForItsNextAttemptIsMissing() {
        Observers observers = Observers.at(event -> {
            stream.trim(StreamTrimArgs.maxLen(0).noLimit());
            return new IllegalStateException("no");
        });
        try (ReadingNode node = node(ONE, observers).start()) {
            sender.append("a:1");
            node.reader.wake();
            await("the gap", () -> node.tally.statistics().missing() == 1);
            awaitDone();
            sender.append("a:2");
            node.reader.wake();
            await("its key goes on", () -> observers.called.contains("a:2"));
        }
    }

    @Test
    void whatIsTrimmedIsToldWhateverItsIdIs() {
        Observers observers = Observers.at(event -> {
            stream.trim(StreamTrimArgs.maxLen(0).noLimit());
            return event.equals("a:1") ? new IllegalStateException("no") : null;
        });
        try (ReadingNode node = node(ONE, observers).start()) {
            Appender.add(keys.stream(), "9223372036854775808-0", "a:1");
            node.reader.wake();
            await("the gap", () -> node.gaps.size() == 1);
            sender.append("a:2");
            node.reader.wake();
            await("its key goes on", () -> observers.called.contains("a:2"));
        }
    }

    @Test
    void anEventForThisGroupOnlyIsWorkedOffThoughThousandsForOthersAreBeforeIt() {
        Observers observers = Observers.quick();
        try (ReadingNode node = node(ONE, observers).start()) {
            for (int i = 0; i < 300; i++) {
                stream.add(StreamAddArgs.entries(Map.of("ce", "theirs", "for", "other")));
            }
            stream.add(StreamAddArgs.entries(Map.of("ce", "ours", "for", "group")));
            node.reader.wake();
            await("ours", () -> !observers.called.isEmpty());
            assertThat(observers.called).containsExactly("ours");
            awaitDone();
        }
    }

    @Test
    void stoppingWaitsForWhatRunsAndLeavesTheRestToOthers() {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Observers slow = Observers.later(event -> end);
        ReadingNode node = node(ONE, slow).start();
        sender.append("a", "b", "c");
        node.reader.wake();
        await("it has begun", () -> !slow.called.isEmpty());
        CompletableFuture<Void> stopped = node.reader.stop().toCompletableFuture();
        assertThat(stopped).isNotDone();
        end.complete(null);
        stopped.join();
        assertThat(slow.called).containsExactly("a");
        assertThat(join(log("two").claim(Duration.ofMinutes(1), 10)).entries())
                .extracting(GroupLog.Entry::attempt)
                .containsExactly(1, 1);
        node.kill();
    }

    @Test
    void stoppingDoesNotWaitLongerThanItsPatience() {
        Observers slow = Observers.later(event -> new CompletableFuture<>());
        ReadingNode node = new ReadingNode(log("one"), ONE, slow, Duration.ofMillis(100)).start();
        sender.append("a");
        node.reader.wake();
        await("it has begun", () -> !slow.called.isEmpty());
        node.stop();
        assertThat(pending()).as("it is tried again by another").isEqualTo(1);
        node.kill();
    }

    @Test
    void aNodeThatHasStoppedTakesNothingAndLeavesNoTrace() {
        Observers observers = Observers.quick();
        GroupPolicy passing = new GroupPolicy("p", true, 3, ONE.backoff(), 1, ONE.visibility());
        ReadingNode node = node(passing, observers).start();
        ReadingNode lasting = node("two", ONE, observers).start();
        node.stop();
        lasting.stop();
        sender.append("late");
        node.reader.wake();
        lasting.reader.wake();
        assertThat(stream.listGroups()).singleElement().satisfies(group -> {
            assertThat(group.getName()).isEqualTo("group");
            assertThat(group.getConsumers()).isZero();
        });
        assertThat(observers.called).isEmpty();
        node.kill();
        lasting.kill();
    }

    @Test
    void aBusyTopicTakesFewTrips() {
        Observers observers = Observers.quick();
        try (ReadingNode node = node(ReadingNode.lanes(2), observers).start()) {
            sender.append("warm");
            await("warm", () -> node.tally.statistics().delivered() == 1);
            sender.append(0, 1000);
            Map<String, Long> commands = TestRedis.commandsDuring(() -> {
                node.reader.wake();
                await("all", () -> node.tally.statistics().delivered() == 1001);
                awaitDone();
            });
            assertThat(commands.get("evalsha")).isLessThan(300);
        }
    }
}
