package io.rubric.impl.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.TestRedis;
import io.rubric.impl.testing.TestTransaction;
import jakarta.transaction.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens with the transaction of a container's registry. */
class AfterCommitTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final TestTransaction container = new TestTransaction();
    private final Transactions transactions = new Transactions();
    private final List<String> happened = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        container.during(transactions::start);
    }

    @Test
    void aTransactionIsActiveUntilItEnds() {
        assertThat(transactions.isActive()).isFalse();
        container.begin();
        assertThat(transactions.isActive()).isTrue();
        container.setRollbackOnly();
        assertThat(transactions.isActive()).isTrue();
        container.end(Status.STATUS_ROLLEDBACK);
        assertThat(transactions.isActive()).isFalse();
    }

    @Test
    void actionsRunAfterTheCommitInTheirOrder() {
        container.begin();
        transactions.afterOthers(LONG, does("a"), certain -> {});
        transactions.afterOthers(LONG, does("b"), certain -> {});
        assertThat(happened).isEmpty();
        container.end(Status.STATUS_COMMITTED);
        assertThat(happened).containsExactly("a", "b");
    }

    @Test
    void afterARollbackTheyNeverRun() {
        container.begin();
        transactions.afterCommit(LONG, does("a"), certain -> happened.add(certain ? "not a" : "perhaps a"));
        transactions.afterOthers(LONG, does("b"), certain -> {});
        container.end(Status.STATUS_ROLLEDBACK);
        assertThat(happened).containsExactly("not a");
    }

    @Test
    void whatNobodyKnowsTheEndOfIsToldSo() {
        container.begin();
        transactions.afterCommit(LONG, does("a"), certain -> happened.add(certain ? "not a" : "perhaps a"));
        container.end(Status.STATUS_UNKNOWN);
        assertThat(happened).containsExactly("perhaps a");
    }

    @Test
    void whatHasNoOrderGoesFirst() {
        container.begin();
        transactions.afterOthers(LONG, does("event"), certain -> {});
        transactions.afterCommit(LONG, does("removal"), certain -> {});
        container.end(Status.STATUS_COMMITTED);
        assertThat(happened).containsExactly("removal", "event");
    }

    @Test
    void whatCanOnlyBeRolledBackIsToldSoAtOnce() {
        container.begin();
        container.setRollbackOnly();
        transactions.afterCommit(LONG, does("a"), certain -> happened.add(certain ? "not a" : "perhaps a"));
        assertThat(happened).containsExactly("not a");
        container.end(Status.STATUS_ROLLEDBACK);
        assertThat(happened).containsExactly("not a");
    }

    @Test
    void allActionsOfATransactionAreOneSynchronization() {
        container.begin();
        transactions.afterOthers(LONG, does("a"), certain -> {});
        transactions.afterOthers(LONG, does("b"), certain -> {});
        assertThat(container.registered()).isEqualTo(1);
    }

    @Test
    void anActionBeginsWhenTheOneBeforeHasBeenAnsweredAndTheCommitWaitsForAll() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();
        Callers<String> commit = Callers.start(1, i -> () -> {
            container.begin();
            transactions.afterOthers(LONG, answeredBy("a", first), certain -> {});
            transactions.afterOthers(Duration.ZERO, answeredBy("b", second), certain -> {}); // the longest bound counts
            container.end(Status.STATUS_COMMITTED);
            return "committed";
        });
        TestRedis.await("the first action", () -> happened.contains("a") && commit.areWaiting());
        assertThat(happened).containsExactly("a");
        first.complete(null);
        TestRedis.await("the second action", () -> happened.contains("b"));
        assertThat(commit.areWaiting()).isTrue();
        second.complete(null);
        assertThat(commit.results()).containsExactly("committed");
    }

    @Test
    void thoseThatAreInNoOrderWaitForNobodyAndNobodyWaitsForThem() {
        container.begin();
        transactions.afterCommit(Duration.ofMillis(1), answeredBy("stage", new CompletableFuture<>()), certain -> {});
        transactions.afterOthers(Duration.ofMillis(1), does("a"), certain -> {});
        transactions.afterOthers(Duration.ofMillis(1), answeredBy("b", new CompletableFuture<>()), certain -> {});
        transactions.afterOthers(Duration.ofMillis(1), does("behind b"), certain -> {});
        transactions.afterCommit(Duration.ofMillis(1), does("other stage"), certain -> {});
        container.end(Status.STATUS_COMMITTED);
        assertThat(happened).containsExactlyInAnyOrder("stage", "a", "b", "other stage");
    }

    @Test
    void theCommitDoesNotWaitLongerThanTheBound() {
        container.begin();
        transactions.afterOthers(Duration.ofMillis(1), answeredBy("a", new CompletableFuture<>()), certain -> {});
        container.end(Status.STATUS_COMMITTED);
        assertThat(happened).containsExactly("a");
    }

    @Test
    void anActionThatFailsDoesNotKeepTheNextFromRunning() {
        container.begin();
        transactions.afterOthers(
                LONG, answeredBy("a", CompletableFuture.failedFuture(new IllegalStateException())), certain -> {});
        transactions.afterOthers(LONG, does("b"), certain -> {});
        container.end(Status.STATUS_COMMITTED);
        assertThat(happened).containsExactly("a", "b");
    }

    @Test
    void anInterruptIsKept() {
        container.begin();
        transactions.afterOthers(LONG, answeredBy("a", new CompletableFuture<>()), certain -> {});
        Thread.currentThread().interrupt();
        container.end(Status.STATUS_COMMITTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {Status.STATUS_COMMITTED, Status.STATUS_ROLLEDBACK})
    void marksBelongToOneTransaction(int outcome) {
        container.begin();
        assertThat(transactions.marks()).isEmpty();
        transactions.mark("a");
        transactions.mark("b");
        assertThat(transactions.marks()).containsExactlyInAnyOrder("a", "b");
        container.end(outcome);
        assertThat(transactions.marks()).isEmpty();
        container.begin();
        assertThat(transactions.marks()).isEmpty();
        container.end(outcome);
    }

    private Transactions.AfterCommit does(String what) {
        return answeredBy(what, CompletableFuture.completedFuture(null));
    }

    private Transactions.AfterCommit answeredBy(String what, CompletionStage<?> answer) {
        return () -> {
            happened.add(what);
            return answer;
        };
    }
}
