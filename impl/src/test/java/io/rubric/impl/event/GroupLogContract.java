package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.event.GroupLog.Entry;
import io.rubric.impl.event.GroupLog.Fetched;
import io.rubric.impl.testing.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redisson.api.RScript;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.client.codec.StringCodec;

/** What a group does with events. */
abstract class GroupLogContract extends GroupLogs {

    GroupLogContract(Topology topology) {
        super(topology);
    }

    @Test
    void aGroupBeginsWithWhatComesAfterIt() {
        sender.append("before");
        GroupLog late = group("late", "one");
        String after = join(late.open("")).after();
        assertThat(join(late.open(""))).isEqualTo(new GroupLog.Opened(after, false));
        sender.append("after");
        assertThat(envelopes(join(late.fetch(10, "")))).containsExactly("after");
    }

    @Test
    void nodesOfAGroupShareItsEventsAndEveryGroupHasAll() {
        GroupLog other = group("other", "one");
        join(other.open(""));
        sender.append("a", "b", "c");
        Fetched first = join(log.fetch(2, ""));
        assertThat(envelopes(first)).containsExactly("a", "b");
        assertThat(first.more()).isTrue();
        Fetched second = join(node("two").fetch(2, ""));
        assertThat(envelopes(second)).containsExactly("c");
        assertThat(second.more()).isFalse();
        assertThat(envelopes(join(other.fetch(9, "")))).containsExactly("a", "b", "c");
        assertThat(join(log.fetch(2, "")).entries()).isEmpty();
    }

    @Test
    void anEnvelopeIsAnyBytes() {
        sender.append("\u0000\u00ff\n€");
        assertThat(envelopes(join(log.fetch(1, "")))).containsExactly("\u0000\u00ff\n€");
    }

    @Test
    void ofAnEnvelopeThatIsTooLongSoMuchIsGivenThatItIsSeen() {
        sender.append("x".repeat(1_000_000), "x".repeat(3_000_000));
        Fetched fetched = join(log.fetch(2, ""));
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
        join(log.fetch(3, ""));
        trim(4); // 3, 4 and 5 are gone
        Fetched fetched = join(log.fetch(2, ""));
        assertThat(envelopes(fetched)).containsExactly("6", "7");
        assertThat(fetched.missing()).isEqualTo(3);
        assertThat(join(log.fetch(10, fetched.receipt())).missing()).isZero();
        sender.append(10, 12);
        trim(1);
        assertThat(join(node("two").fetch(10, "")).missing()).isEqualTo(1);
    }

    @Test
    void whatTheStreamHasLostIsToldUntilTheAnswerHasCome() {
        sender.append(0, 10);
        join(log.fetch(3, ""));
        trim(4); // 3, 4 and 5 are gone
        Fetched first = join(log.fetch(1, ""));
        assertThat(first.missing()).isEqualTo(3);
        assertThat(join(log.fetch(1, "")).missing()).as("it did not come").isEqualTo(3);
        trim(1); // 8 is gone, too
        Fetched both = join(log.fetch(1, ""));
        assertThat(envelopes(both)).containsExactly("9");
        assertThat(both.missing()).isEqualTo(4);
        assertThat(join(log.fetch(1, first.receipt())).missing())
                .as("not all came")
                .isEqualTo(4);
        assertThat(join(node("two").fetch(1, "")).missing()).as("another's").isZero();
        assertThat(join(log.fetch(1, both.receipt())).missing()).isZero();
        assertThat(topology.client().getMap(keys.meta(), StringCodec.INSTANCE).readAllKeySet())
                .containsExactlyInAnyOrder("n", "at:group", "after:group");
    }

    @Test
    void whatIsLostBeforeTheFirstFetchIsCountedToo() {
        sender.append(0, 5);
        trim(2);
        assertThat(join(log.fetch(10, "")).missing()).isEqualTo(3);
    }

    @Test
    void entriesOfStrangersAreNoHole() {
        sender.append("a");
        stream.add(StreamAddArgs.entry("ce", "foreign"));
        stream.add(StreamAddArgs.entries(Map.of("ce", "odd", "n", "1e9")));
        stream.add(StreamAddArgs.entry("x", "y"));
        sender.append("b");
        Fetched fetched = join(log.fetch(10, ""));
        assertThat(envelopes(fetched)).containsExactly("a", "foreign", "odd", "", "b");
        assertThat(fetched.missing()).isZero();
    }

    @Test
    void anEntryForAnotherGroupIsDoneWithoutBeingSeen() {
        stream.add(StreamAddArgs.entries(Map.of("n", "1", "ce", "theirs", "for", "other")));
        stream.add(StreamAddArgs.entries(Map.of("n", "2", "ce", "ours", "for", "group")));
        Fetched fetched = join(log.fetch(1, ""));
        assertThat(fetched.entries()).isEmpty();
        assertThat(fetched.more()).isTrue();
        assertThat(envelopes(join(log.fetch(1, "")))).containsExactly("ours");
        assertThat(pending()).isEqualTo(1);
    }

    @Test
    void whatIsAcknowledgedIsDone() {
        sender.append("a", "b");
        List<Entry> entries = join(log.fetch(10, "")).entries();
        join(log.acknowledge(List.of(entries.get(0).id())));
        assertThat(envelopes(join(log.own(10, List.of())))).containsExactly("b");
        join(log.acknowledge(ids(entries)));
        assertThat(pending()).isZero();
    }

    @Test
    void aRestartedNodeHasWhatItHasNotFinishedAndEachIsAnAttempt() {
        sender.append(0, 250);
        List<Entry> entries = join(log.fetch(250, "")).entries();
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
        String id = join(log.fetch(1, "")).entries().get(0).id();
        assertThat(join(log.again(id)).entries().get(0).attempt()).isEqualTo(2);
        assertThat(join(node("two").again(id)).entries()).isEmpty();
        assertThat(join(log.again(id)).entries().get(0).attempt()).isEqualTo(3);
    }

    @Test
    void attemptsThatOthersHaveSetAreManyAndNeverLessThanNone() {
        sender.append("a");
        String id = join(log.fetch(1, "")).entries().get(0).id();
        for (String many : List.of("2147483647", "4294967297", "9223372036854775807")) {
            topology.client()
                    .getScript(StringCodec.INSTANCE)
                    .eval(
                            RScript.Mode.READ_WRITE,
                            "return redis.call('XCLAIM', KEYS[1], 'group', 'one', 0, ARGV[1], 'RETRYCOUNT', ARGV[2])",
                            RScript.ReturnType.LIST,
                            List.of(keys.stream()),
                            id,
                            many);
            assertThat(join(log.again(id)).entries())
                    .singleElement()
                    .extracting(Entry::attempt)
                    .isEqualTo(Integer.MAX_VALUE);
        }
    }

    @Test
    void othersTakeOverWhatIsNotTouchedForATime() {
        sender.append("a", "b");
        join(log.fetch(2, ""));
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
        List<Entry> entries = join(log.fetch(1, "")).entries();
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
        List<Entry> entries = join(log.fetch(2, "")).entries();
        join(node("two").release(ids(entries)));
        assertThat(join(node("two").claim(LONG, 10)).entries()).isEmpty();
        join(log.release(ids(entries)));
        List<Entry> claimed = join(node("two").claim(LONG, 10)).entries();
        assertThat(claimed).extracting(Entry::attempt).containsExactly(1, 1);
    }

    @Test
    void whatIsPendingAndLostIsMissingOnceAndDone() {
        sender.append(0, 6);
        List<String> ids = ids(join(log.fetch(6, "")).entries());
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
}
