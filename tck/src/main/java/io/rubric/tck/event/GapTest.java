package io.rubric.tck.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rubric.event.RedisEvent;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsCdiFull;
import io.rubric.tck.Redis;
import io.rubric.tck.RubricTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What a node hears of events that it may have missed. */
@RubricTest
@NeedsCdiFull
class GapTest {

    @Inject
    Journal journal;

    @Inject
    @RedisEvent(Gaps.DURABLE)
    Event<Note> notes;

    @Deployment
    static WebArchive archive() {
        return Archives.of("gap", Note.class, Journal.class, Gaps.class);
    }

    @Assertion("event.gap.1")
    void brokenConnection() {
        Redis.disconnectSubscribers();
        Eventually.holds("the node hears of it", () -> journal.count("RECONNECT in", "") > 0);
        Eventually.holds("asynchronously, too", () -> journal.count("async RECONNECT in", "") > 0);
    }

    @Assertion("event.gap.2")
    void groupThatIsGone() {
        notes.fire(new Note("before", 1));
        Eventually.holds("it is read", () -> journal.count("note", "before") == 1);
        Redis.forget(Gaps.DURABLE);
        Eventually.holds("the node hears of it", () -> journal.count("NOGROUP in", Gaps.DURABLE) > 0);
        notes.fire(new Note("after", 1));
        Eventually.holds("the next event is read", () -> journal.count("note", "after") > 0);
        assertEquals(1, journal.count("note", "before"));
    }
}
