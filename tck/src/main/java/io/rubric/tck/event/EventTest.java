package io.rubric.tck.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventException;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
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
    Event<Object> any;

    @Deployment
    static WebArchive archive() {
        return Archives.of("event", Note.class, Journal.class, Observers.class, Observers.Unreadable.class);
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

    @Assertion("event.refused.1")
    void payloadThatCannotBeWritten() {
        Event<Observers.Unreadable> event =
                any.select(Observers.Unreadable.class, RedisEvent.Literal.of("tck.unreadable"));
        assertThrows(RedisEventException.class, () -> event.fire(new Observers.Unreadable("refused")));
        assertSeen("refused", 1, "unreadable");
    }

    @Assertion("event.refused.2")
    void qualifierThatDoesNotTravel() {
        Event<Note> event = topicA.select(new Local.Literal());
        assertThrows(RedisEventException.class, () -> event.fire(new Note("qualifier", 1)));
    }

    @Assertion("event.refused.3")
    void forbiddenTopic() {
        for (String topic : new String[] {"a b", "a*", "a{b}", "a\n"}) {
            Event<Note> event = any.select(Note.class, RedisEvent.Literal.of(topic));
            assertThrows(RedisEventException.class, () -> event.fire(new Note("topic", 1)), topic);
        }
    }

    private void assertSeen(String id, int times, String... observers) {
        for (String observer : observers) {
            assertEquals(times, journal.count(observer, id), observer);
        }
    }

    /** A qualifier of the application. */
    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Local {

        /** An instance. */
        final class Literal extends AnnotationLiteral<Local> implements Local {
            private static final long serialVersionUID = 1L;
        }
    }
}
