package io.rubric.tck.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEvents;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsCdiFull;
import io.rubric.tck.RubricTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Durable topics on the node that fires. */
@RubricTest
@NeedsCdiFull
class DurableTest {

    private static final String[] OBSERVERS = {
        "own", "async", "unqualified", "async-unqualified", "shared", "shared too", "shared later"
    };

    @Inject
    Journal journal;

    @Inject
    Visitors visitors;

    @Inject
    @RedisEvent(Payment.TOPIC)
    Event<Payment> paid;

    @Inject
    @RedisEvent("tck.configured")
    Event<Note> configured;

    @Inject
    @RedisEvent("tck.visited")
    Event<Note> visited;

    @Inject
    RedisEvents events;

    @Deployment
    static WebArchive archive() {
        return Archives.configured(
                Archives.of(
                        "durable",
                        Payment.class,
                        Note.class,
                        Journal.class,
                        Ledger.class,
                        Request.class,
                        Visitors.class),
                "rubric.event.\"tck.configured\".delivery=durable",
                "rubric.event.\"tck.visited\".delivery=durable");
    }

    @Assertion("event.durable.1")
    void fireCallsNoObserver() {
        paid.fire(new Payment("fire", 1));
        assertSeenOnce("fire", OBSERVERS);
        assertEquals(0, journal.count("thread " + Thread.currentThread().getId(), "fire"));
    }

    @Assertion("event.durable.2")
    void fireAsyncCallsNoObserver() {
        Eventually.completed(paid.fireAsync(new Payment("fire async", 1)));
        assertSeenOnce("fire async", OBSERVERS);
    }

    @Assertion("event.durable.3")
    void anExceptionDoesNotReachWhoFires() {
        paid.fire(new Payment("thrown", -1));
        Eventually.completed(paid.fireAsync(new Payment("thrown async", -1)));
        assertSeenOnce("thrown", "own", "async");
        assertSeenOnce("thrown async", "own", "async");
    }

    @Assertion("event.durable.4")
    void withoutRemote() {
        paid.fire(new Payment("not remote", 1));
        assertSeenOnce("not remote", OBSERVERS);
        assertEquals(0, journal.count("remote", "not remote"));
    }

    @Assertion("event.durable.5")
    void whoHasThrownIsCalledAgain() {
        paid.fire(new Payment("again", -1));
        Eventually.holds("the last attempt", () -> journal.count("shared", "again") == 3);
        paid.fire(new Payment("again", 2));
        Eventually.holds("the next event of the key", () -> journal.count("shared later", "again") == 2);
        assertEquals(3, journal.count("shared -1", "again"));
        assertEquals(2, journal.count("shared too", "again"));
        assertEquals(2, journal.count("own", "again"));
    }

    @Assertion("event.durable.6")
    void eventsOfItsKeyWaitAndOthersDoNot() {
        paid.fire(new Payment("waiting", -1));
        for (int i = 0; i < 10; i++) {
            paid.fire(new Payment("waiting", i));
        }
        Eventually.holds("the last event", () -> journal.count("shared 9", "waiting") == 1);
        List<String> seen = journal.lines(" waiting").stream()
                .filter(line -> line.matches("shared -?\\d.*"))
                .toList();
        List<String> expected = IntStream.concat(IntStream.of(-1, -1, -1), IntStream.range(0, 10))
                .mapToObj(i -> "shared " + i + " waiting")
                .toList();
        assertEquals(expected, seen);
    }

    @Assertion("event.durable.7")
    void order() {
        for (int i = 0; i < 100; i++) {
            paid.fire(new Payment("order " + i, i));
        }
        assertSeenOnce("order 99", OBSERVERS);
        List<String> seen = journal.lines("").stream()
                .filter(line -> line.startsWith("own order"))
                .toList();
        assertEquals(IntStream.range(0, 100).mapToObj(i -> "own order " + i).toList(), seen);
    }

    @Assertion("event.durable.8")
    void requestContextOfItsOwn() {
        visited.fire(new Note("visit", 1));
        visited.fire(new Note("visit", 2));
        Eventually.holds("four requests have ended", () -> journal.count("request ended", "visit") == 4);
        assertEquals(2, journal.count("use 1", "visit"));
        assertEquals(2, journal.count("async use 1", "visit"));
    }

    @Assertion("event.durable.9")
    void statisticsCountEachCallThatThrew() {
        visited.fire(new Note("counted", 1));
        visited.fire(new Note("counted", -1));
        Eventually.holds(
                "the dead letter", () -> events.deadLetters("tck.visited").size() == 1);
        Eventually.holds("it is counted", () -> events.statistics("tck.visited").dead() == 1);
        assertEquals(2, events.statistics("tck.visited").failed());
        assertEquals(
                events.statistics("tck.visited").published(),
                events.statistics("tck.visited").received());
        assertEquals(
                events.statistics("tck.visited").published() - 1,
                events.statistics("tck.visited").delivered());
        assertEquals(0, events.statistics("tck.visited").lost());
    }

    @Assertion("event.durable.10")
    void configuredDelivery() {
        configured.fire(new Note("configured", 1));
        Eventually.holds("it is called", () -> journal.count("configured", "configured") == 1);
        assertEquals(0, journal.count("configured by " + Thread.currentThread().getId(), "configured"));
    }

    /** Each observer once; those are asked last that might have been called twice. */
    private void assertSeenOnce(String id, String... observers) {
        for (String observer : observers) {
            Eventually.holds(observer + " has seen " + id, () -> journal.count(observer, id) > 0);
        }
        for (String observer : observers) {
            if (!observer.equals("shared") || !id.startsWith("thrown")) {
                assertEquals(1, journal.count(observer, id), observer);
            }
        }
    }
}
