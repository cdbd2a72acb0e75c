package io.rubric.tck.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rubric.event.Publish;
import io.rubric.event.RedisEvent;
import io.rubric.tck.Assertion;
import io.rubric.tck.Background;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsCdiFull;
import io.rubric.tck.NeedsSecondNode;
import io.rubric.tck.NeedsTransactions;
import io.rubric.tck.RubricTest;
import io.rubric.tck.node.Payloads.Draft;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Events of transactions, seen from the other node. */
@RubricTest
@NeedsCdiFull
@NeedsSecondNode
@NeedsTransactions
class EventTransactionTest {

    @Inject
    Here here;

    @Inject
    UserTransaction transaction;

    @Inject
    @RedisEvent("tck.draft")
    Event<Draft> drafts;

    @Inject
    @RedisEvent(value = "tck.draft", publish = Publish.IMMEDIATE)
    Event<Draft> immediate;

    @Deployment(order = 2)
    static WebArchive here() {
        return Nodes.here("event-transaction");
    }

    @Deployment(name = "there", order = 1)
    static WebArchive there() {
        return Nodes.there("event-transaction");
    }

    @Assertion({"event.transaction.1", "event.transaction.2"})
    void publishedAfterTheCommit() throws Exception {
        Draft draft = new Draft("commit", "as fired");
        transaction.begin();
        try (Background others = new Background()) {
            drafts.fire(draft);
            draft.setText("changed");
            Eventually.completed(others.call(() -> {
                fireAndAwait("outside the transaction");
                assertEquals("", here.ask("journal", " commit"));
                return true;
            }));
        } finally {
            transaction.commit();
        }
        Eventually.holds(
                "the event arrives", () -> !here.ask("journal", " commit").isEmpty());
        assertEquals("as fired commit", here.ask("journal", " commit"));
    }

    @Assertion("event.transaction.3")
    void droppedOnRollback() throws Exception {
        transaction.begin();
        try {
            drafts.fire(new Draft("rollback", "never"));
        } finally {
            transaction.rollback();
        }
        fireAndAwait("after the end");
        assertEquals("", here.ask("journal", " rollback"));
    }

    @Assertion("event.transaction.4")
    void inTheOrderInWhichTheyWereFired() throws Exception {
        StringBuilder fired = new StringBuilder();
        transaction.begin();
        try {
            for (char step = 'a'; step <= 'j'; step++) {
                drafts.fire(new Draft("order", String.valueOf(step)));
                fired.append(fired.isEmpty() ? "" : ",").append(step).append(" order");
            }
        } finally {
            transaction.commit();
        }
        Eventually.holds("all arrive", () -> here.ask("journal", " order").split(",", -1).length == 10);
        assertEquals(fired.toString(), here.ask("journal", " order"));
    }

    @Assertion("event.transaction.5")
    void immediate() throws Exception {
        transaction.begin();
        try (Background others = new Background()) {
            immediate.fire(new Draft("immediate", "at once"));
            Eventually.completed(others.call(() -> {
                Eventually.holds(
                        "it arrives before the end",
                        () -> !here.ask("journal", " immediate").isEmpty());
                return true;
            }));
        } finally {
            transaction.rollback();
        }
        fireAndAwait("after the immediate one");
        assertEquals("at once immediate", here.ask("journal", " immediate"));
    }

    /** What was published to the topic before has arrived then too. */
    private void fireAndAwait(String id) {
        drafts.fire(new Draft(id, "arrives"));
        Eventually.holds(
                id + " arrives", () -> !here.ask("journal", "arrives " + id).isEmpty());
    }
}
