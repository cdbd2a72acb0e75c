package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.event.GroupLog.Entry;
import io.rubric.impl.event.GroupLog.Fetched;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redisson.api.RStream;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.api.stream.StreamRangeArgs;
import org.redisson.client.codec.StringCodec;

/** Dead letters, and how groups begin and end. */
abstract class GroupsContract extends GroupLogs {

    GroupsContract(Topology topology) {
        super(topology);
    }

    @Test
    void whoHasAnEventBuriesIt() {
        sender.append("a");
        Entry entry = join(log.fetch(1, "")).entries().get(0);
        assertThat(join(node("two").bury(entry, "no", false))).isFalse();
        assertThat(join(log.bury(new Entry(entry.id(), entry.envelope(), 5), "why", false)))
                .isTrue();
        assertThat(join(log.bury(entry, "again", false))).isFalse();
        assertThat(pending()).isZero();
        RStream<String, String> dead = topology.client().getStream(keys.dead("group"), StringCodec.INSTANCE);
        assertThat(dead.range(StreamRangeArgs.startId(StreamMessageId.MIN).endId(StreamMessageId.MAX))
                        .values())
                .containsExactly(Map.of("ce", "a", "error", "why", "attempts", "5"));
    }

    @Test
    void whoHadAnEventWhenItsGroupWasRemovedBuriesItUnlessAnotherHasItNow() {
        sender.append("a", "b");
        List<Entry> entries = join(log.fetch(2, "")).entries();
        stream.removeGroup("group");
        assertNoGroup(() -> log.bury(entries.get(0), "why", true));
        join(log.open(entries.get(0).id()));
        assertThat(envelopes(join(node("two").fetch(1, "")))).containsExactly("b");
        assertThat(join(log.bury(entries.get(0), "why", false))).isFalse();
        assertThat(join(log.bury(entries.get(0), "why", true))).isTrue();
        assertThat(join(log.bury(entries.get(1), "why", true))).isFalse();
        assertThat(pending()).isEqualTo(1);
    }

    @Test
    void theDeadLetterOfAnEventThatIsTooLongHasAllOfItAsLongAsTheStreamHas() {
        sender.append("x".repeat(2_000_000), "y".repeat(2_000_000));
        List<Entry> entries = join(log.fetch(2, "")).entries();
        join(log.bury(entries.get(0), "it is too long", false));
        trim(0);
        join(log.bury(entries.get(1), "it is too long", false));
        RStream<String, String> dead = topology.client().getStream(keys.dead("group"), StringCodec.INSTANCE);
        assertThat(dead.range(StreamRangeArgs.startId(StreamMessageId.MIN).endId(StreamMessageId.MAX))
                        .values())
                .extracting(letter -> letter.get("ce").length())
                .containsExactly(2_000_000, 1_000_001);
    }

    @Test
    void deadLettersOfAPassingGroupAreForgotten() {
        GroupLog passing = passing("p", LONG);
        join(passing.open(""));
        sender.append("a");
        join(passing.bury(join(passing.fetch(1, "")).entries().get(0), "why", false));
        assertThat(topology.client().getStream(keys.dead("p")).remainTimeToLive())
                .isBetween(1L, Duration.ofDays(1).toMillis());
    }

    @Test
    void deadLettersAreBounded() {
        sender.append(0, 600);
        for (Entry entry : join(log.fetch(600, "")).entries()) {
            log.bury(entry, "why", false);
        }
        TestRedis.await("all buried", () -> pending() == 0);
        assertThat(topology.client().getStream(keys.dead("group")).size()).isBetween(100L, 250L);
    }

    @Test
    void withoutTheGroupThereIsAnErrorOfItsOwn() {
        sender.append("a", "b");
        String id = join(log.fetch(1, "")).entries().get(0).id();
        stream.removeGroup("group");
        assertNoGroup(() -> log.fetch(1, ""));
        assertNoGroup(() -> log.own(1, List.of()));
        assertNoGroup(() -> log.claim(AT_ONCE, 1));
        assertNoGroup(() -> log.again(id));
        join(log.acknowledge(List.of(id)));
        assertThat(join(log.open(id))).isEqualTo(new GroupLog.Opened(id, true));
        Fetched fetched = join(log.fetch(10, ""));
        assertThat(envelopes(fetched)).containsExactly("b");
        assertThat(fetched.missing()).isZero();
    }

    @Test
    void aGroupThatIsMadeAnewGoesOnAfterTheLastIdAndKnowsWhatIsMissing() {
        sender.append(0, 5);
        String id = join(log.fetch(1, "")).entries().get(0).id();
        stream.removeGroup("group");
        trim(2);
        join(log.open(id));
        Fetched fetched = join(log.fetch(10, ""));
        assertThat(envelopes(fetched)).containsExactly("3", "4");
        assertThat(fetched.missing()).isEqualTo(2);
    }

    @Test
    void aGroupThatWasRemovedWhileNobodyWasThereGoesOnAfterWhatItHasRead() {
        sender.append(0, 5);
        String id = join(log.fetch(1, "")).entries().get(0).id();
        stream.removeGroup("group");
        trim(2);
        assertThat(join(log.open(""))).isEqualTo(new GroupLog.Opened(id, true));
        Fetched fetched = join(log.fetch(10, ""));
        assertThat(envelopes(fetched)).containsExactly("3", "4");
        assertThat(fetched.missing()).isEqualTo(2);
    }

    @Test
    void aGroupThatHasReadNothingAndWasRemovedBeginsWhereItBegan() {
        stream.removeGroup("group");
        sender.append("a");
        assertThat(join(log.open("")).anew()).isTrue();
        assertThat(envelopes(join(log.fetch(10, "")))).containsExactly("a");
    }

    @Test
    void whatOthersHaveWrittenAboutAGroupKeepsItFromNothing() {
        stream.removeGroup("group");
        for (String odd :
                List.of("", "x", "-", "99999999999999999999999999999999999999999-0", "1-99999999999999999999")) {
            topology.client().getMap(keys.meta(), StringCodec.INSTANCE).fastPut("after:group", odd);
            join(log.open(""));
            stream.removeGroup("group");
        }
    }

    @Test
    void whenAllIsGoneTheGroupHasAllThatCameAfterThat() {
        sender.append("a", "b");
        join(log.fetch(10, ""));
        topology.client().getKeys().delete(keys.stream(), keys.meta());
        assertThat(join(log.open("99999999999999-0")).after()).isEqualTo("0-0");
        new Appender(redis, keys).append("c");
        Fetched fetched = join(log.fetch(10, ""));
        assertThat(envelopes(fetched)).containsExactly("c");
        assertThat(fetched.missing()).isZero();
    }

    @Test
    void aNodeThatStopsLeavesNoConsumerUnlessItHasSomething() {
        sender.append("a");
        List<Entry> entries = join(log.fetch(1, "")).entries();
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
                .doesNotContain("at:p", "after:p");
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
        String id = join(log.fetch(1, "")).entries().get(0).id();
        GroupLog other = new RedissonGroupLog(redis, keys, "group", "two", false, 100, 1_000_000, Duration.ofMillis(1));
        Topology.hold(Duration.ofMillis(100));
        join(other.tend());
        assertThat(stream.listConsumers("group")).as("it has an event").hasSize(1);
        join(log.acknowledge(List.of(id)));
        join(other.tend());
        assertThat(stream.listConsumers("group")).isEmpty();
        sender.append("b");
        assertThat(envelopes(join(log.fetch(10, "")))).containsExactly("b");
    }

    @Test
    void aHundredEventsAndTheirAcknowledgementAreTwoScripts() {
        sender.append(0, 100);
        join(log.fetch(1, ""));
        join(log.acknowledge(List.of("0-1")));
        Map<String, Long> commands = topology.commandsDuring(
                () -> join(log.acknowledge(ids(join(log.fetch(100, "")).entries()))));
        assertThat(commands).containsEntry("evalsha", 2L).doesNotContainKeys("eval", "script|load");
    }
}
