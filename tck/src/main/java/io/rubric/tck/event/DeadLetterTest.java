package io.rubric.tck.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.event.DeadLetter;
import io.rubric.event.DeadLetters;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEvents;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsCdiFull;
import io.rubric.tck.RubricTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Events that a group has refused as often as it may. */
@RubricTest
@NeedsCdiFull
class DeadLetterTest {

    @Inject
    Journal journal;

    @Inject
    @RedisEvent(Payment.TOPIC)
    Event<Payment> paid;

    @Inject
    RedisEvents events;

    @Deployment
    static WebArchive archive() {
        return Archives.of("dead-letter", Payment.class, Journal.class, Ledger.class);
    }

    @Assertion("event.dead.1")
    void afterTheLastAttempt() {
        DeadLetter dead = buried("buried");
        assertEquals(3, journal.count("shared", "buried"));
        assertEquals(3, dead.attempts());
        assertTrue(dead.error().contains("no negative payment"), dead.error());
        assertTrue(dead.envelope().contains("\"specversion\":\"1.0\""), dead.envelope());
        assertTrue(dead.envelope().contains("\"buried\""), dead.envelope());
        assertTrue(dead.time().isAfter(Instant.now().minusSeconds(600)), dead.time()::toString);
    }

    @Assertion("event.dead.2")
    void onlyInTheGroupThatRefusedIt() {
        buried("one group");
        assertEquals(0, events.deadLetters(Payment.TOPIC).size());
        assertEquals(0, events.deadLetters(Payment.TOPIC, "another").size());
    }

    @Assertion("event.dead.3")
    void redriven() {
        DeadLetter dead = buried("redriven");
        assertTrue(letters().redrive(dead.id()));
        Eventually.holds("three more attempts", () -> journal.count("shared", "redriven") == 6);
        Eventually.holds("it is a dead letter again", () -> find("redriven") != null);
        assertEquals(1, journal.count("own", "redriven"));
    }

    @Assertion("event.dead.4")
    void allRedriven() {
        buried("all 1");
        buried("all 2");
        long all = letters().size();
        assertEquals(all, letters().redriveAll());
        Eventually.holds("the first again", () -> journal.count("shared", "all 1") == 6);
        Eventually.holds("the second again", () -> journal.count("shared", "all 2") == 6);
    }

    @Assertion("event.dead.5")
    void removed() {
        DeadLetter dead = buried("removed");
        assertTrue(letters().remove(dead.id()));
        assertFalse(letters().remove(dead.id()));
        assertFalse(letters().redrive(dead.id()));
        assertEquals(null, find("removed"));
    }

    @Assertion("event.dead.6")
    void theOldestFirst() {
        buried("older");
        buried("newer");
        String all = letters().list(100).stream().map(DeadLetter::envelope).reduce("", String::concat);
        assertTrue(all.contains("\"older\""), all);
        assertTrue(all.lastIndexOf("\"older\"") < all.lastIndexOf("\"newer\""), all);
        assertEquals(1, letters().list(1).size());
    }

    private DeadLetters letters() {
        return events.deadLetters(Payment.TOPIC, Payment.GROUP);
    }

    private DeadLetter buried(String id) {
        paid.fire(new Payment(id, -1));
        Eventually.holds(id + " is a dead letter", () -> find(id) != null);
        return find(id);
    }

    private DeadLetter find(String id) {
        return letters().list(100).stream()
                .filter(letter -> letter.envelope().contains("\"" + id + "\""))
                .findFirst()
                .orElse(null);
    }
}
