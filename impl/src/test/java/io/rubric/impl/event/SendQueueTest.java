package io.rubric.impl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.ManualTimer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redisson.client.RedisException;
import org.redisson.client.RedisTimeoutException;

/** What a queue does with a bus that answers when the test says so. */
class SendQueueTest {

    /** Batches, each with the answer that the test gives. */
    private static final class Bus implements EventBus {
        private final List<List<Parcel>> batches = new ArrayList<>();
        private final List<CompletableFuture<Map<TopicRule, Throwable>>> answers = new ArrayList<>();
        private boolean broken;

        @Override
        public int lane(TopicRule topic) {
            return 0;
        }

        @Override
        public CompletionStage<Map<TopicRule, Throwable>> send(List<Parcel> parcels) {
            batches.add(parcels);
            if (broken) {
                broken = false;
                answers.add(CompletableFuture.completedFuture(Map.of()));
                throw new InternalError("of the test");
            }
            answers.add(new CompletableFuture<>());
            return answers.get(answers.size() - 1);
        }

        @Override
        public AutoCloseable subscribe(Listener listener) {
            throw new UnsupportedOperationException("nobody listens");
        }

        private List<Long> numbers(int batch) {
            return batches.get(batch).stream().map(Parcel::number).toList();
        }

        private void answer(int batch) {
            answers.get(batch).complete(Map.of());
        }

        private void refuse(int batch, TopicRule topic) {
            answers.get(batch).complete(Map.of(topic, new RedisException("WRONGTYPE")));
        }

        private void fail(int batch, RuntimeException error) {
            answers.get(batch).completeExceptionally(error);
        }
    }

    private final Bus bus = new Bus();
    private final ManualTimer timer = new ManualTimer();
    private final Runs runs = new Runs("run", timer::now);
    private final SendQueue queue = new SendQueue(bus, new Seal(""), runs, timer, new SendQueue.Limits(10, 1_000));
    private final TopicRule news = rule("news", false);
    private final TopicRule orders = rule("orders", true);

    private static TopicRule rule(String topic, boolean durable) {
        return new TopicRule(topic, durable, false, false, 1, 10, Duration.ofDays(1));
    }

    private Outgoing offer(TopicRule topic, boolean firm) throws InterruptedException {
        Outgoing event = new Outgoing(topic, "id", envelope(2), firm, false, new CompletableFuture<>());
        assertThat(queue.offer(List.of(event), Duration.ZERO)).isTrue();
        return event;
    }

    private static byte[] envelope(int size) {
        return ("{" + "x".repeat(size - 1)).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void oneBatchIsUnderWayAndWhatComesMeanwhileIsTheNext() throws InterruptedException {
        Outgoing first = offer(news, false);
        offer(news, false);
        offer(news, false);
        assertThat(bus.batches).hasSize(1);
        assertThat(first.taken()).isNotDone();
        bus.answer(0);
        assertThat(first.taken()).isCompleted();
        assertThat(bus.numbers(0)).containsExactly(1L);
        assertThat(bus.numbers(1)).containsExactly(2L, 3L);
    }

    @Test
    void anErrorOnTheWayEndsItsBatchAndNotTheQueue() throws InterruptedException {
        bus.broken = true;
        Outgoing lost = offer(news, false);
        assertThat(lost.taken()).isCompletedExceptionally();
        Outgoing next = offer(news, false);
        bus.answer(1);
        assertThat(next.taken()).isCompleted();
        bus.broken = true;
        Outgoing firm = offer(orders, true);
        timer.pass(Duration.ofSeconds(1));
        bus.answer(3);
        assertThat(firm.taken()).isCompleted();
    }

    @Test
    void whatIsNotTakenLeavesAHoleInTheNumbers() throws InterruptedException {
        Outgoing lost = offer(news, false);
        Outgoing kept = offer(news, false);
        bus.fail(0, new RedisTimeoutException("no answer"));
        bus.answer(1);
        assertThat(lost.taken()).isCompletedExceptionally();
        assertThat(kept.taken()).isCompleted();
        assertThat(bus.numbers(1)).containsExactly(2L);
    }

    @Test
    void whatMustNotBeLostIsSentAgainUnderItsNumberAndThoseBehindItWait() throws InterruptedException {
        Outgoing firm = offer(orders, true);
        Outgoing behind = offer(orders, false);
        bus.fail(0, new RedisTimeoutException("no answer"));
        assertThat(bus.batches).hasSize(1);
        timer.pass(Duration.ofSeconds(1));
        assertThat(bus.numbers(1)).containsExactly(1L, 2L);
        bus.fail(1, new RedisTimeoutException("no answer"));
        assertThat(behind.taken()).isCompletedExceptionally();
        timer.pass(Duration.ofSeconds(1));
        bus.answer(2);
        assertThat(bus.numbers(2)).containsExactly(1L);
        assertThat(firm.taken()).isCompleted();
        assertThat(queue.isIdle()).isTrue();
    }

    @Test
    void whatRedisRefusesIsGivenUpAfterAWhileSoThatOthersAreSent() throws InterruptedException {
        Outgoing refused = offer(orders, true);
        for (int attempt = 0; !refused.taken().isDone(); attempt++) {
            assertThat(attempt).isLessThan(20);
            bus.refuse(attempt, orders);
            timer.pass(Duration.ofSeconds(1));
        }
        assertThat(refused.taken()).isCompletedExceptionally();
        int batches = bus.batches.size();
        offer(news, false);
        assertThat(bus.batches).hasSize(batches + 1);
    }

    @Test
    void whatRedisRefusesOfOneTopicIsNoMatterOfAnother() throws InterruptedException {
        offer(news, false);
        Outgoing refused = offer(orders, false);
        Outgoing taken = offer(news, false);
        Outgoing other = offer(rule("invoices", true), true);
        bus.answer(0);
        bus.refuse(1, orders);
        assertThat(refused.taken()).isCompletedExceptionally();
        assertThat(taken.taken()).isCompleted();
        assertThat(other.taken()).isCompleted();
        assertThat(queue.isIdle()).isTrue();
    }

    @Test
    void whoHasGivenUpIsNotSent() throws InterruptedException {
        offer(news, false);
        offer(orders, false).taken().cancel(false);
        offer(orders, false);
        bus.answer(0);
        assertThat(bus.numbers(1)).containsExactly(2L);
    }

    @Test
    void aboveTheLimitsNothingIsTaken() throws InterruptedException {
        offer(news, false);
        for (int i = 0; i < 10; i++) {
            offer(news, false);
        }
        assertThat(queue.offer(List.of(Outgoing.of(news, "id", envelope(2))), Duration.ZERO))
                .isFalse();
        bus.answer(0);
        assertThat(queue.offer(List.of(Outgoing.of(news, "id", envelope(998))), Duration.ZERO))
                .isTrue();
        assertThat(queue.offer(List.of(Outgoing.of(news, "id", envelope(3))), Duration.ZERO))
                .isFalse();
    }

    @Test
    void aHeartbeatTellsTheLastNumberOfAQuietTopicThreeTimes() throws InterruptedException {
        offer(news, false);
        beat();
        assertThat(bus.batches).as("not while something is under way").hasSize(1);
        bus.answer(0);
        for (int beat = 1; beat <= 3; beat++) {
            beat();
            assertThat(bus.numbers(beat)).containsExactly(1L);
            bus.answer(beat);
        }
        beat();
        assertThat(bus.batches).hasSize(4);
    }

    @Test
    void aHeartbeatThatIsLostDoesNotCount() throws InterruptedException {
        offer(news, false);
        bus.answer(0);
        IntStream.rangeClosed(1, 5).forEach(beat -> {
            beat();
            bus.fail(beat, new RedisTimeoutException("no answer"));
        });
        beat();
        assertThat(bus.batches).hasSize(7);
    }

    private void beat() {
        queue.beat(topic -> Outgoing.of(topic, "beat", envelope(2)));
    }

    @Test
    void anEventSaysHowOldItsRunIsWhenItLeaves() throws InterruptedException {
        offer(news, false);
        offer(news, false);
        timer.pass(Duration.ofMillis(250));
        bus.answer(0);
        assertThat(new String(bus.batches.get(1).get(0).message(), StandardCharsets.UTF_8))
                .startsWith("{\"rubricrun\":\"run-1\",\"rubricage\":250,\"sequence\":\"2\",");
    }
}
