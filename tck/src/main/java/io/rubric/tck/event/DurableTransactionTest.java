package io.rubric.tck.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.rubric.event.Publish;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventException;
import io.rubric.event.RedisEvents;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsCdiFull;
import io.rubric.tck.NeedsTransactions;
import io.rubric.tck.RubricTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.CompletionStage;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Durable events, and those published by hand, of transactions. */
@RubricTest
@NeedsCdiFull
@NeedsTransactions
class DurableTransactionTest {

    @Inject
    Journal journal;

    @Inject
    UserTransaction transaction;

    @Inject
    @RedisEvent(Payment.TOPIC)
    Event<Payment> paid;

    @Inject
    @RedisEvent(value = Payment.TOPIC, publish = Publish.IMMEDIATE)
    Event<Payment> immediate;

    @Inject
    OwnTransaction own;

    @Inject
    RedisEvents events;

    @Deployment
    static WebArchive archive() {
        return Archives.of("durable-transaction", Payment.class, Journal.class, Ledger.class, OwnTransaction.class);
    }

    @Assertion("event.durable.transaction.1")
    void publishedAfterTheCommit() throws Exception {
        transaction.begin();
        try (Background others = new Background()) {
            paid.fire(new Payment("commit", 1));
            Eventually.completed(others.call(() -> fireAndAwait("outside the transaction")));
            assertEquals(0, journal.count("own", "commit"));
        } finally {
            transaction.commit();
        }
        Eventually.holds("the event arrives", () -> journal.count("own", "commit") == 1);
        fireAndAwait("after the commit");
        assertEquals(1, journal.count("own", "commit"));
    }

    @Assertion("event.durable.transaction.2")
    void droppedOnRollback() throws Exception {
        transaction.begin();
        paid.fire(new Payment("rollback", 1));
        transaction.rollback();
        fireAndAwait("after the rollback");
        assertEquals(0, journal.count("own", "rollback"));
    }

    @Assertion("event.durable.transaction.3")
    void publishedByATransactionOfItsOwn() throws Exception {
        transaction.begin();
        paid.fire(new Payment("outer", 1));
        own.fire(new Payment("inner", 1));
        paid.fire(new Payment("outer", 2));
        transaction.rollback();
        Eventually.holds("the inner event arrives", () -> journal.count("own", "inner") == 1);
        fireAndAwait("after both");
        assertEquals(0, journal.count("own", "outer"));
    }

    @Assertion("event.durable.transaction.4")
    void immediate() throws Exception {
        transaction.begin();
        try {
            immediate.fire(new Payment("immediate", 1));
            Eventually.holds("it arrives before the end", () -> journal.count("own", "immediate") == 1);
        } finally {
            transaction.rollback();
        }
    }

    @Assertion("event.durable.transaction.5")
    void inTheOrderInWhichTheyWereFired() throws Exception {
        transaction.begin();
        for (int i = 0; i < 10; i++) {
            paid.fire(new Payment("order", i));
        }
        transaction.commit();
        Eventually.holds("all arrive", () -> journal.count("shared", "order") == 10);
        StringBuilder seen = new StringBuilder();
        journal.lines(" order").stream()
                .filter(line -> line.matches("shared \\d order"))
                .forEach(line -> seen.append(line.charAt(7)));
        assertEquals("0123456789", seen.toString());
    }

    @Assertion("event.durable.transaction.6")
    void fireAsyncLeavesTheTransaction() throws Exception {
        transaction.begin();
        try {
            Eventually.completed(paid.fireAsync(new Payment("async", 1)));
            Eventually.holds("it arrives before the end", () -> journal.count("own", "async") == 1);
        } finally {
            transaction.rollback();
        }
    }

    @Assertion("event.manual.4")
    void stageOfATransaction() throws Exception {
        transaction.begin();
        CompletionStage<Void> committed;
        try {
            committed = events.publish(Payment.TOPIC, new Payment("by hand", 1));
            assertFalse(committed.toCompletableFuture().isDone());
        } finally {
            transaction.commit();
        }
        Eventually.completed(committed);
        Eventually.holds("it arrives", () -> journal.count("own", "by hand") == 1);
    }

    @Assertion("event.manual.5")
    void stageOfARollback() throws Exception {
        transaction.begin();
        CompletionStage<Void> dropped = events.publish(Payment.TOPIC, new Payment("dropped", 1));
        transaction.rollback();
        assertInstanceOf(RedisEventException.class, Eventually.failed(dropped));
    }

    private boolean fireAndAwait(String id) {
        paid.fire(new Payment(id, 1));
        Eventually.holds(id + " arrives", () -> journal.count("own", id) == 1);
        return true;
    }
}
