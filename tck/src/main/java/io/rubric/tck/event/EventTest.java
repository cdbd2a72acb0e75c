package io.rubric.tck.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventException;
import io.rubric.event.RedisEvents;
import io.rubric.event.Remote;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsCdiFull;
import io.rubric.tck.RubricTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Events on the node that fires. */
@RubricTest
@NeedsCdiFull
class EventTest {

    @Inject
    Journal journal;

    @Inject
    @RedisEvent("tck.a")
    Event<Note> topicA;

    @Inject
    @RedisEvent
    Event<Note> ownTopic;

    @Inject
    @RedisEvent
    Event<Named> named;

    @Inject
    Event<Object> any;

    @Inject
    RedisEvents statistics;

    @Deployment
    static WebArchive archive() {
        return Archives.of("event", Note.class, Named.class, Local.class, Nested.class, Journal.class, Observers.class);
    }

    @Assertion({"event.origin.1", "event.remote.1"})
    void fire() {
        topicA.fire(new Note("fire", 1));
        assertSeen("fire", 1, "a", "any", "unqualified");
        assertSeen("fire", 0, "async-a", "async-any", "remote", "async-remote");
    }

    @Assertion("event.origin.2")
    void fireAsync() {
        Eventually.completed(topicA.fireAsync(new Note("async", 1)));
        assertSeen("async", 1, "async-a", "async-any");
        assertSeen("async", 0, "a", "any", "unqualified", "remote", "async-remote");
    }

    @Assertion({"event.topic.1", "event.topic.2"})
    void topics() {
        any.select(Note.class, RedisEvent.Literal.of("tck.b")).fire(new Note("topic", 1));
        assertSeen("topic", 1, "b", "any");
        assertSeen("topic", 0, "a", "own");
    }

    @Assertion("event.topic.3")
    void topicOfTheClass() {
        ownTopic.fire(new Note("own", 1));
        assertSeen("own", 1, "own", "any");
        assertSeen("own", 0, "a", "b");
    }

    @Assertion("event.topic.4")
    void logicalNameOfTheClass() {
        named.fire(new Named("named"));
        assertSeen("named", 1, "named");
        Eventually.holds(
                "it is counted", () -> statistics.statistics(Named.NAME).published() == 1);
    }

    @Assertion("event.refused.1")
    void payloadThatCannotBeWritten() {
        Event<Observers.Unreadable> event =
                any.select(Observers.Unreadable.class, RedisEvent.Literal.of("tck.unreadable"));
        assertThrows(RedisEventException.class, () -> event.fire(new Observers.Unreadable("refused")));
        assertSeen("refused", 1, "unreadable");
    }

    @Assertion("event.refused.2")
    void qualifierThatDoesNotTravel() {
        for (Annotation qualifier : List.of(new Local.Literal(), new Nested.Literal())) {
            Event<Note> event = topicA.select(qualifier);
            assertThrows(RedisEventException.class, () -> event.fire(new Note("qualifier", 1)), qualifier::toString);
        }
    }

    @Assertion("event.refused.3")
    void forbiddenTopic() {
        for (String topic : new String[] {"a b", "a*", "a{b}", "a\n"}) {
            Event<Note> event = any.select(Note.class, RedisEvent.Literal.of(topic));
            assertThrows(RedisEventException.class, () -> event.fire(new Note("topic", 1)), topic);
        }
    }

    @Assertion("event.refused.4")
    void severalTopics() {
        RuntimeException refusal = assertThrows(
                RuntimeException.class,
                () -> topicA.select(RedisEvent.Literal.of("tck.b")).fire(new Note("two topics", 1)));
        assertTrue(
                refusal instanceof RedisEventException || refusal instanceof IllegalArgumentException,
                refusal::toString);
        assertEquals(List.of(), journal.lines(" two topics"));
    }

    @Assertion("event.refused.5")
    void firedAsRemote() {
        Event<Note> event = topicA.select(Remote.Literal.of("elsewhere"));
        assertThrows(RedisEventException.class, () -> event.fire(new Note("pretended", 1)));
    }

    private void assertSeen(String id, int times, String... observers) {
        for (String observer : observers) {
            assertEquals(times, journal.count(observer, id), observer);
        }
    }
}
