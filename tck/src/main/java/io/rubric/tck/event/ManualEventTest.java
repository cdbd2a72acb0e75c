package io.rubric.tck.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rubric.event.RedisEventException;
import io.rubric.event.RedisEvents;
import io.rubric.event.TopicStatistics;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsCdiFull;
import io.rubric.tck.RubricTest;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Events that are published by hand. */
@RubricTest
@NeedsCdiFull
class ManualEventTest {

    @Inject
    Journal journal;

    @Inject
    RedisEvents events;

    @Deployment
    static WebArchive archive() {
        return Archives.of("manual-event", Note.class, Named.class, Journal.class, Observers.class);
    }

    @Assertion("event.manual.1")
    void observersOfThisNodeFirst() {
        CompletionStage<Void> taken = events.publish("tck.a", new Note("by hand", 1));
        assertEquals(1, journal.count("a", "by hand"));
        assertEquals(0, journal.count("b", "by hand"));
        Eventually.completed(taken);
    }

    @Assertion("event.manual.2")
    void typeWithParameters() {
        Eventually.completed(
                events.publish("tck.notes", List.of(new Note("one of a list", 1)), new TypeLiteral<List<Note>>() {}));
        assertEquals(1, journal.count("notes", "one of a list"));
        assertEquals(0, journal.count("numbers", "one of a list"));
    }

    @Assertion("event.manual.3")
    void refused() {
        for (String topic : List.of("", "a b", "a*")) {
            assertThrows(RedisEventException.class, () -> events.publish(topic, new Note("refused by hand", 1)), topic);
        }
        assertEquals(List.of(), journal.lines(" refused by hand"));
    }

    @Assertion("event.manual.6")
    void statistics() {
        assertEquals(new TopicStatistics(0, 0, 0, 0, 0, 0, 0, 0), events.statistics("tck.never.met"));
        Eventually.completed(events.publish("tck.counted", new Note("counted 1", 1)));
        Eventually.completed(events.publish("tck.counted", new Note("counted 2", 1)));
        assertEquals(new TopicStatistics(2, 0, 0, 0, 0, 0, 0, 0), events.statistics("tck.counted"));
    }
}
