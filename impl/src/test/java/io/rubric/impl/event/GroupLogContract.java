package io.rubric.impl.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.event.GroupLog.Entry;
import io.rubric.impl.event.GroupLog.Fetched;
import io.rubric.impl.redis.Redis;
import io.rubric.impl.testing.OpenRedis;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RStream;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.api.stream.StreamRangeArgs;
import org.redisson.api.stream.StreamTrimArgs;
import org.redisson.client.codec.StringCodec;

/** A group's log, wherever Redis may be. */
abstract class GroupLogContract {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Topology topology;
    private final Redis redis;
    private final StreamKeys keys = Appender.topic();
    private final Appender sender;
    private final GroupLog log;
    private final RStream<String, String> stream;

    GroupLogContract(Topology topology) {
        this.topology = topology;
        redis = OpenRedis.of(topology);
        sender = new Appender(redis, keys);
        log = node("one");
        stream = topology.client().getStream(keys.stream(), StringCodec.INSTANCE);
    }

    @BeforeEach
    void open() {
        join(log.open(""));
    }

    @Test
    void aGroupBeginsWithWhatComesAfterIt() {
        sender.append("before");
        GroupLog late = group("late", "one");
        String after = join(late.open(""));
        assertThat(join(late.open(""))).isEqualTo(after);
        sender.append("after");
        assertThat(envelopes(join(late.fetch(10)))).containsExactly("after");
    }

    @Test
    void nodesOfAGroupShareItsEventsAndEveryGroupHasAll() {
        GroupLog other = group("other", "one");
        join(other.open(""));
        sender.append("a", "b", "c");
        Fetched first = join(log.fetch(2));
        assertThat(envelopes(first)).containsExactly("a", "b");
        assertThat(first.more()).isTrue();
        Fetched second = join(node("two").fetch(2));
        assertThat(envelopes(second)).containsExactly("c");
        assertThat(second.more()).isFalse();
        assertThat(envelopes(join(other.fetch(9)))).containsExactly("a", "b", "c");
        assertThat(join(log.fetch(2)).entries()).isEmpty();
    }

    @Test
    void anEnvelopeIsAnyBytes() {
        sender.append("\u0000\u00ff\n€");
        assertThat(envelopes(join(log.fetch(1)))).containsExactly("\u0000\u00ff\n€");
    }

    @Test
    void ofAnEnvelopeThatIsTooLongSoMuchIsGivenThatItIsSeen() {
        sender.append("x".repeat(1_000_000), "x".repeat(3_000_000));
        Fetched fetched = join(log.fetch(2));
        assertThat(fetched.entries())
                .extracting(entry -> entry.envelope().length)
                .containsExactly(1_000_000, 1_000_001);
        assertThat(join(log.again(fetched.entries().get(1).id()))
                        .entries()
                        .get(0)
                        .envelope())
                .hasSize(1_000_001);
    }

    @Test
    void whatTheStreamHasLostIsCountedExactly() {
        sender.append(0, 10);
        join(log.fetch(3));
        trim(4); // 3, 4 and 5 are gone
        Fetched fetched = join(log.fetch(2));
        assertThat(envelopes(fetched)).containsExactly("6", "7");
        assertThat(fetched.missing()).isEqualTo(3);
        assertThat(join(log.fetch(10)).missing()).isZero();
        sender.append(10, 12);
        trim(1);
        assertThat(join(node("two").fetch(10)).missing()).isEqualTo(1);
    }

    @Test
    void whatIsLostBeforeTheFirstFetchIsCountedToo() {
        sender.append(0, 5);
        trim(2);
        assertThat(join(log.fetch(10)).missing()).isEqualTo(3);
    }

    @Test
    void entriesOfStrangersAreNoHole() {
        sender.append("a");
        stream.add(StreamAddArgs.entry("ce", "foreign"));
        stream.add(StreamAddArgs.entries(Map.of("ce", "odd", "n", "1e9")));
        stream.add(StreamAddArgs.entry("x", "y"));
        sender.append("b");
        Fetched fetched = join(log.fetch(10));
        assertThat(envelopes(fetched)).containsExactly("a", "foreign", "odd", "", "b");
        assertThat(fetched.missing()).isZero();
    }

    @Test
    void anEntryForAnotherGroupIsDoneWithoutBeingSeen() {
        stream.add(StreamAddArgs.entries(Map.of("n", "1", "ce", "theirs", "for", "other")));
        stream.add(StreamAddArgs.entries(Map.of("n", "2", "ce", "ours", "for", "group")));
        Fetched fetched = join(log.fetch(1));
        assertThat(fetched.entries()).isEmpty();
        assertThat(fetched.more()).isTrue();
        assertThat(envelopes(join(log.fetch(1)))).containsExactly("ours");
        assertThat(pending()).isEqualTo(1);
    }

    @Test
    void whatIsAcknowledgedIsDone() {
        sender.append("a", "b");
        List<Entry> entries = join(log.fetch(10)).entries();
        join(log.acknowledge(List.of(entries.get(0).id())));
        assertThat(envelopes(join(log.own(10, List.of())))).containsExactly("b");
        join(log.acknowledge(ids(entries)));
        assertThat(pending()).isZero();
    }

    @Test
    void aRestartedNodeHasWhatItHasNotFinishedAndEachIsAnAttempt() {
        sender.append(0, 250);
        List<Entry> entries = join(log.fetch(250)).entries();
        assertThat(entries.get(0).attempt()).isEqualTo(1);
        Fetched own = join(node("one").own(2, ids(entries.subList(0, 120))));
        assertThat(envelopes(own)).containsExactly("120", "121");
        assertThat(own.entries().get(0).attempt()).isEqualTo(2);
        assertThat(own.more()).isTrue();
        Fetched rest = join(log.own(10, ids(entries.subList(0, 240))));
        assertThat(rest.entries()).hasSize(10);
        assertThat(rest.more()).isFalse();
        assertThat(join(node("two").own(10, List.of())).entries()).isEmpty();
    }

    @Test
    void anotherAttemptIsForWhoHasTheEvent() {
        sender.append("a");
        String id = join(log.fetch(1)).entries().get(0).id();
        assertThat(join(log.again(id)).entries().get(0).attempt()).isEqualTo(2);
        assertThat(join(node("two").again(id)).entries()).isEmpty();
        assertThat(join(log.again(id)).entries().get(0).attempt()).isEqualTo(3);
    }

    @Test
    void othersTakeOverWhatIsNotTouchedForATime() {
        sender.append("a", "b");
        join(log.fetch(2));
        GroupLog two = node("two");
        assertThat(join(two.claim(LONG, 10)).entries()).isEmpty();
        assertThat(join(log.claim(AT_ONCE, 10)).entries()).as("from itself").isEmpty();
        Fetched claimed = join(two.claim(AT_ONCE, 1));
        assertThat(envelopes(claimed)).containsExactly("a");
        assertThat(claimed.entries().get(0).attempt()).isEqualTo(2);
        assertThat(claimed.more()).isTrue();
        assertThat(join(log.again(claimed.entries().get(0).id())).entries()).isEmpty();
    }

    @Test
    void whatIsKeptIsNotTakenOver() {
        sender.append("a");
        List<Entry> entries = join(log.fetch(1)).entries();
        GroupLog two = node("two");
        Duration idle = Duration.ofMillis(500);
        Topology.hold(Duration.ofMillis(600));
        join(two.keep(ids(entries))); // who has it not keeps nothing
        join(log.keep(ids(entries)));
        assertThat(join(two.claim(idle, 10)).entries()).isEmpty();
        Topology.hold(Duration.ofMillis(600));
        join(two.keep(ids(entries)));
        List<Entry> claimed = join(two.claim(idle, 10)).entries();
        assertThat(claimed).hasSize(1);
        assertThat(claimed.get(0).attempt()).as("keeping is no attempt").isEqualTo(2);
    }

    @Test
    void whatIsReleasedIsTakenAtOnceAsIfItHadNeverBeen() {
        sender.append("a", "b");
        List<Entry> entries = join(log.fetch(2)).entries();
        join(node("two").release(ids(entries)));
        assertThat(join(node("two").claim(LONG, 10)).entries()).isEmpty();
        join(log.release(ids(entries)));
        List<Entry> claimed = join(node("two").claim(LONG, 10)).entries();
        assertThat(claimed).extracting(Entry::attempt).containsExactly(1, 1);
    }

    @Test
    void whatIsPendingAndLostIsMissingOnceAndDone() {
        sender.append(0, 6);
        List<String> ids = ids(join(log.fetch(6)).entries());
        trim(1); // only "5" is left
        Fetched again = join(log.again(ids.get(0)));
        assertThat(again.entries()).isEmpty();
        assertThat(again.missing()).isEqualTo(1);
        assertThat(join(log.again(ids.get(0))).missing()).isZero();
        Fetched own = join(log.own(2, List.of()));
        assertThat(own.missing()).isEqualTo(2);
        assertThat(own.lost()).isEqualTo(ids.get(1));
        Fetched claimed = join(node("two").claim(AT_ONCE, 10));
        assertThat(claimed.missing()).isEqualTo(2);
        assertThat(envelopes(claimed)).containsExactly("5");
        assertThat(pending()).isEqualTo(1);
    }

    @Test
    void whoHasAnEventBuriesIt() {
        sender.append("a");
        Entry entry = join(log.fetch(1)).entries().get(0);
        assertThat(join(node("two").bury(entry, "no"))).isFalse();
        assertThat(join(log.bury(new Entry(entry.id(), entry.envelope(), 5), "why")))
                .isTrue();
        assertThat(join(log.bury(entry, "again"))).isFalse();
        assertThat(pending()).isZero();
        RStream<String, String> dead = topology.client().getStream(keys.dead("group"), StringCodec.INSTANCE);
        assertThat(dead.range(StreamRangeArgs.startId(StreamMessageId.MIN).endId(StreamMessageId.MAX))
                        .values())
                .containsExactly(Map.of("ce", "a", "error", "why", "attempts", "5"));
    }

    @Test
    void deadLettersOfAPassingGroupAreForgotten() {
        GroupLog passing = passing("p", LONG);
        join(passing.open(""));
        sender.append("a");
        join(passing.bury(join(passing.fetch(1)).entries().get(0), "why"));
        assertThat(topology.client().getStream(keys.dead("p")).remainTimeToLive())
                .isBetween(1L, Duration.ofDays(1).toMillis());
    }

    @Test
    void deadLettersAreBounded() {
        sender.append(0, 600);
        for (Entry entry : join(log.fetch(600)).entries()) {
            log.bury(entry, "why");
        }
        TestRedis.await("all buried", () -> pending() == 0);
        assertThat(topology.client().getStream(keys.dead("group")).size()).isBetween(100L, 250L);
    }

    @Test
    void withoutTheGroupThereIsAnErrorOfItsOwn() {
        sender.append("a", "b");
        String id = join(log.fetch(1)).entries().get(0).id();
        stream.removeGroup("group");
        assertNoGroup(() -> log.fetch(1));
        assertNoGroup(() -> log.own(1, List.of()));
        assertNoGroup(() -> log.claim(AT_ONCE, 1));
        assertNoGroup(() -> log.again(id));
        join(log.acknowledge(List.of(id)));
        assertThat(join(log.open(id))).isEqualTo(id);
        Fetched fetched = join(log.fetch(10));
        assertThat(envelopes(fetched)).containsExactly("b");
        assertThat(fetched.missing()).isZero();
    }

    @Test
    void aGroupThatIsMadeAnewGoesOnAfterTheLastIdAndKnowsWhatIsMissing() {
        sender.append(0, 5);
        String id = join(log.fetch(1)).entries().get(0).id();
        stream.removeGroup("group");
        trim(2);
        join(log.open(id));
        Fetched fetched = join(log.fetch(10));
        assertThat(envelopes(fetched)).containsExactly("3", "4");
        assertThat(fetched.missing()).isEqualTo(2);
    }

    @Test
    void whenAllIsGoneTheGroupHasAllThatCameAfterThat() {
        sender.append("a", "b");
        join(log.fetch(10));
        topology.client().getKeys().delete(keys.stream(), keys.meta());
        assertThat(join(log.open("99999999999999-0"))).isEqualTo("0-0");
        new Appender(redis, keys).append("c");
        Fetched fetched = join(log.fetch(10));
        assertThat(envelopes(fetched)).containsExactly("c");
        assertThat(fetched.missing()).isZero();
    }

    @Test
    void aNodeThatStopsLeavesNoConsumerUnlessItHasSomething() {
        sender.append("a");
        List<Entry> entries = join(log.fetch(1)).entries();
        join(log.close());
        assertThat(pending()).isEqualTo(1);
        join(log.acknowledge(ids(entries)));
        join(log.close());
        assertThat(stream.listConsumers("group")).isEmpty();
    }

    @Test
    void aPassingGroupEndsWithItsNode() {
        GroupLog passing = passing("p", LONG);
        join(passing.open(""));
        assertThat(groups()).contains("p");
        join(passing.close());
        assertThat(groups()).containsExactly("group");
        assertThat(topology.client().getScoredSortedSet(keys.passing()).isExists())
                .isFalse();
        assertThat(topology.client().getMap(keys.meta(), StringCodec.INSTANCE).readAllKeySet())
                .doesNotContain("at:p");
    }

    @Test
    void aPassingGroupWhoseNodeIsGoneIsRemovedByAnyOther() {
        join(passing("gone", Duration.ofMillis(1)).open(""));
        GroupLog here = passing("here", LONG);
        join(here.open(""));
        TestRedis.await("the end", () -> {
            join(log.tend());
            return !groups().contains("gone");
        });
        assertThat(groups()).containsExactlyInAnyOrder("group", "here");
        join(here.tend());
        assertThat(topology.client()
                        .getScoredSortedSet(keys.passing(), StringCodec.INSTANCE)
                        .readAll())
                .containsExactly("here");
    }

    @Test
    void aPassingGroupThatIsTendedStays() {
        GroupLog here = passing("here", Duration.ofSeconds(1));
        join(here.open(""));
        for (int i = 0; i < 8; i++) {
            Topology.hold(Duration.ofMillis(200));
            join(here.tend());
            join(log.tend());
        }
        assertThat(groups()).contains("here");
    }

    @Test
    void aConsumerWhoseNodeIsGoneIsRemovedWhenItHasNothing() {
        sender.append("a");
        String id = join(log.fetch(1)).entries().get(0).id();
        GroupLog other = new RedissonGroupLog(redis, keys, "group", "two", false, 100, 1_000_000, Duration.ofMillis(1));
        Topology.hold(Duration.ofMillis(100));
        join(other.tend());
        assertThat(stream.listConsumers("group")).as("it has an event").hasSize(1);
        join(log.acknowledge(List.of(id)));
        join(other.tend());
        assertThat(stream.listConsumers("group")).isEmpty();
        sender.append("b");
        assertThat(envelopes(join(log.fetch(10)))).containsExactly("b");
    }

    @Test
    void aHundredEventsAndTheirAcknowledgementAreTwoScripts() {
        sender.append(0, 100);
        join(log.fetch(1));
        join(log.acknowledge(List.of("0-1")));
        Map<String, Long> commands = topology.commandsDuring(
                () -> join(log.acknowledge(ids(join(log.fetch(100)).entries()))));
        assertThat(commands).containsEntry("evalsha", 2L).doesNotContainKeys("eval", "script|load");
    }

    private GroupLog node(String consumer) {
        return group("group", consumer);
    }

    private GroupLog group(String group, String consumer) {
        return new RedissonGroupLog(redis, keys, group, consumer, false, 100, 1_000_000, RedissonGroupLog.TTL);
    }

    private GroupLog passing(String name, Duration ttl) {
        return new RedissonGroupLog(redis, keys, name, name, true, 100, 1_000_000, ttl);
    }

    private void trim(int left) {
        stream.trim(StreamTrimArgs.maxLen(left).noLimit());
    }

    private long pending() {
        return stream.getPendingInfo("group").getTotal();
    }

    private List<String> groups() {
        return stream.listGroups().stream().map(group -> group.getName()).toList();
    }

    private static void assertNoGroup(java.util.function.Supplier<CompletionStage<?>> call) {
        assertThatThrownBy(() -> join(call.get()))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(NoGroupException.class);
    }

    private static List<String> envelopes(Fetched fetched) {
        return fetched.entries().stream()
                .map(entry -> new String(entry.envelope(), UTF_8))
                .toList();
    }

    private static List<String> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }

    private static <T> T join(CompletionStage<T> answer) {
        return answer.toCompletableFuture().join();
    }
}
