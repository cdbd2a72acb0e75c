package io.rubric.impl.event;

import static io.rubric.impl.event.ReadingNode.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.event.DeadLetter;
import io.rubric.event.RedisEventGap;
import io.rubric.event.RedisEventGap.Reason;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A group that is removed while its node has events of it. */
class GroupReaderRemovedTest extends GroupReading {

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void anEventThatIsOutOfAttemptsIsADeadLetterAllTheSame() {
        assertBuriedThoughTheGroupIsRemovedIn(3);
    }

    @Test
    void anEventThatWaitsForItsNextAttemptHasIt() {
        assertBuriedThoughTheGroupIsRemovedIn(1);
    }

    @Test
    void whatIsFiredWhileTheNodeIsDownAndItsGroupRemovedIsThereWhenItIsBackWithAGap() {
        Observers observers = Observers.quick();
        try (ReadingNode before = node(ONE, observers).start()) {
            sender.append("a");
            before.reader.wake();
            await("the first", () -> observers.called.size() == 1);
            awaitDone();
            assertThat(before.gaps).isEmpty();
        }
        stream.removeGroup("group");
        sender.append("b", "c");
        try (ReadingNode back = node(ONE, observers).start()) {
            await("the others", () -> observers.called.size() == 3);
            assertThat(observers.called).containsExactly("a", "b", "c");
            assertThat(back.gaps)
                    .singleElement()
                    .extracting(RedisEventGap::reason)
                    .isEqualTo(Reason.NOGROUP);
            awaitDone();
        }
    }

    private void assertBuriedThoughTheGroupIsRemovedIn(int attempt) {
        Observers observers = Observers.at(event -> {
            if (!event.equals("a:bad")) {
                return null;
            }
            if (calls.incrementAndGet() == attempt) {
                stream.removeGroup("group");
            }
            return new IllegalStateException("no");
        });
        try (ReadingNode node = node(ONE, observers).start()) {
            sender.append("a:bad", "a:good");
            node.reader.wake();
            await("the next of its key", () -> observers.called.contains("a:good"));
            await("the letter", () -> deadLetters().size() == 1);
            assertThat(deadLetters().list(10))
                    .singleElement()
                    .extracting(DeadLetter::envelope, DeadLetter::attempts)
                    .containsExactly("a:bad", 3);
            assertThat(observers.called).containsExactly("a:bad", "a:bad", "a:bad", "a:good");
            assertThat(node.gaps)
                    .singleElement()
                    .extracting(RedisEventGap::reason)
                    .isEqualTo(Reason.NOGROUP);
            awaitDone();
        }
    }
}
