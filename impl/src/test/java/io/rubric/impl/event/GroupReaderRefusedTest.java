package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.LogRecords;
import io.rubric.impl.testing.TestRedis;
import java.time.Duration;
import java.util.Collections;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** A Redis that does not take dead letters. */
class GroupReaderRefusedTest extends GroupReading {

    private static final int MORE_THAN_FIT = 70;

    @Test
    void whatCannotBecomeADeadLetterKeepsNobodyWaitingAndBecomesOneWhenItCan() {
        Observers observers = Observers.quick();
        TestRedis.client().getBucket(keys.dead("group")).set("no stream");
        try (LogRecords log = LogRecords.of(Burials.class.getName());
                ReadingNode node = node(ReadingNode.visible(Duration.ofSeconds(1)), observers)
                        .start()) {
            sender.append(Collections.nCopies(MORE_THAN_FIT, "broken").toArray(String[]::new));
            sender.append("good");
            node.reader.wake();
            await("the good one", () -> observers.called.contains("good"));
            await("each is told of", () -> log.atLeast(Level.SEVERE).size() == MORE_THAN_FIT);
            assertThat(log.atLeast(Level.SEVERE))
                    .allSatisfy(record -> assertThat(record.getMessage()).matches("(?s).*orders.*event \\d+-\\d+,.*"));
            assertThat(pending()).as("nothing is lost").isEqualTo(MORE_THAN_FIT);
            TestRedis.client().getKeys().delete(keys.dead("group"));
            sender.append("broken");
            await("all letters", () -> deadLetters().size() == MORE_THAN_FIT + 1);
            awaitDone();
        }
    }
}
