package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.TestRedis;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** On which threads a relay works, and how it ends. */
class OutboxRelayEndTest extends Relaying {

    @Test
    void whatItSendsItSendsOnAThreadOfTheApplication() throws SQLException {
        left(1, 1);
        Queue<Runnable> tasks = new ArrayDeque<>();
        relay(outbox, tasks::add, redis::send).start();
        timer.pass(A_LOOK);
        assertThat(redis.sent).isEmpty();
        assertThat(tasks).hasSize(1);
        timer.pass(A_LOOK);
        assertThat(tasks).as("looks that overlap").hasSize(1);
        tasks.remove().run();
        assertThat(redis.sent).containsExactly("1001");
        assertThat(timer.waiting()).isEqualTo(1);
    }

    @Test
    void aRelayThatWasStoppedLooksNoMore() throws SQLException {
        left(1, 1);
        OutboxRelay relay = started(outbox);
        relay.stop(BOUND);
        assertThat(timer.waiting()).isZero();
        timer.pass(A_LOOK);
        assertThat(redis.sent).isEmpty();
    }

    @Test
    void stopWaitsForTheEventThatIsBeingSentAndLeavesTheOthers() throws SQLException {
        left(1, 3);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        CountDownLatch sending = new CountDownLatch(1);
        OutboxRelay.Pace slow = new OutboxRelay.Pace(Duration.ofSeconds(10), Duration.ofMinutes(5), 100);
        OutboxRelay relay = new OutboxRelay(
                outbox,
                event -> {
                    sending.countDown();
                    return answer.thenCompose(none -> redis.send(event));
                },
                OutboxRelayTest::onItsOwnThread,
                timer,
                CLOCK,
                slow);
        relay.start();
        timer.pass(Duration.ofMinutes(7));
        TestRedis.await("it sends", () -> sending.getCount() == 0);
        Callers<Void> stopping = Callers.start(1, i -> () -> {
            relay.stop(BOUND);
            return null;
        });
        TestRedis.await("stop waits", stopping::areWaiting);
        answer.complete(null);
        stopping.results();
        assertThat(redis.sent).containsExactly("1001");
        assertThat(database.rows()).isEqualTo(2);
    }

    @Test
    void stopWaitsNoLongerThanItsBound() throws SQLException {
        left(1, 1);
        redis.failing.put("1001", null);
        List<Thread> threads = new ArrayList<>();
        OutboxRelay relay = relay(outbox, task -> threads.add(onItsOwnThread(task)), redis::send);
        relay.start();
        timer.pass(A_LOOK);
        TestRedis.await("it sends", () -> redis.attempts == 1);
        relay.stop(Duration.ofMillis(1));
        threads.forEach(Thread::interrupt);
        TestRedis.await("it ends", () -> threads.stream().noneMatch(Thread::isAlive));
        assertThat(database.rows()).isEqualTo(1);
    }

    @Test
    void anApplicationThatStopsFirstIsNoTrouble() {
        OutboxRelay relay = relay(
                outbox,
                task -> {
                    throw new RejectedExecutionException();
                },
                redis::send);
        relay.start();
        relay.published(List.of("1"));
        timer.pass(A_LOOK);
        timer.shutdownNow();
        relay.published(List.of("2"));
        relay.stop(BOUND);
        assertThat(redis.sent).isEmpty();
    }

    @Test
    void anExecutorWithoutAThreadIsAskedAgain() throws SQLException {
        left(1, 1);
        Queue<Throwable> troubles = new ArrayDeque<>(
                List.of(new OutOfMemoryError("unable to create native thread"), new RejectedExecutionException()));
        Executor scarce = task -> {
            Throwable trouble = troubles.poll();
            if (trouble instanceof Error error) {
                throw error;
            } else if (trouble instanceof RuntimeException full) {
                throw full;
            }
            task.run();
        };
        OutboxRelay relay = relay(outbox, scarce, redis::send);
        relay.start();
        timer.pass(A_LOOK.multipliedBy(3));
        assertThat(redis.sent).containsExactly("1001");
        relay.stop(BOUND);
    }

    @Test
    void whatIsPublishedAfterItsCommitIsRemovedAtTheLatestByStop() throws SQLException {
        left(1, 2);
        OutboxRelay relay = started(outbox);
        relay.published(List.of("1001"));
        timer.pass(Duration.ofMillis(Removals.MOMENT_MILLIS));
        assertThat(database.rows()).isEqualTo(1);
        relay.published(List.of("1002"));
        relay.stop(BOUND);
        assertThat(database.rows()).isZero();
        assertThat(redis.sent).isEmpty();
    }
}
