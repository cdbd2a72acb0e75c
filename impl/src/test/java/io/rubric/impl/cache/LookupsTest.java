package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Callers;
import io.rubric.impl.testing.Soak;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LookupsTest {

    private static final EntryId ID = new EntryId("1", List.of());
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final AtomicLong now = new AtomicLong();
    private final Lookups lookups = new Lookups(PATIENCE, now::get);

    /** The commands that were sent, whose answers the test gives. */
    private final List<CompletableFuture<Reading>> sent = new ArrayList<>();

    @Test
    void whoComesWhileNobodyReadsSendsACommand() {
        CompletableFuture<Reading> first = read(ID);
        assertThat(sent).hasSize(1);
        assertThat(first).isCompletedWithValue(answer(0));
        read(ID);
        assertThat(sent).hasSize(2);
    }

    @Test
    void whoComesWhileACommandIsUnderWayWaitsForTheNext() {
        CompletableFuture<Reading> first = read(ID);
        CompletableFuture<Reading> second = read(ID);
        assertThat(sent).hasSize(1);
        assertThat(first).isCompletedWithValue(answer(0));
        assertThat(second).isNotDone();
        assertThat(sent).hasSize(2);
        assertThat(second).isCompletedWithValue(answer(1));
    }

    @Test
    void allWhoComeMeanwhileShareTheNext() {
        read(ID);
        List<CompletableFuture<Reading>> others = List.of(read(ID), read(ID), read(ID));
        answer(0);
        assertThat(sent).hasSize(2);
        CompletableFuture<Reading> later = read(ID);
        assertThat(sent).as("who comes now waits for the one after that").hasSize(2);
        Reading shared = answer(1);
        assertThat(others).allSatisfy(other -> assertThat(other).isCompletedWithValue(shared));
        assertThat(later).isNotDone();
        assertThat(later).isCompletedWithValue(answer(2));
    }

    @Test
    void otherKeysAndOtherGroupsAreOtherCommands() {
        read(ID);
        read(new EntryId("2", List.of()));
        read(new EntryId("1", List.of("g")));
        assertThat(sent).hasSize(3);
        read(new EntryId("1", List.of("g")));
        assertThat(sent).hasSize(3);
    }

    @Test
    void aCommandThatTakesTooLongIsNotWaitedFor() {
        read(ID);
        now.addAndGet(PATIENCE.toNanos());
        CompletableFuture<Reading> waits = read(ID);
        assertThat(sent).hasSize(1);
        now.addAndGet(1);
        CompletableFuture<Reading> own = read(ID);
        assertThat(sent).hasSize(2);
        assertThat(own).isCompletedWithValue(answer(1));
        assertThat(waits).isNotDone();
    }

    @Test
    void whoHasWaitedForOneThatTookTooLongStillGetsAnAnswer() {
        read(ID);
        CompletableFuture<Reading> waits = read(ID);
        now.addAndGet(PATIENCE.toNanos() + 1);
        read(ID);
        CompletableFuture<Reading> behind = read(ID);
        answer(0);
        assertThat(sent).hasSize(3);
        assertThat(waits).isCompletedWithValue(answer(2));
        answer(1);
        assertThat(behind).isCompletedWithValue(answer(3));
    }

    @Test
    void aFailureReachesItsOwnCallersAndNoOthers() {
        CompletableFuture<Reading> first = read(ID);
        CompletableFuture<Reading> second = read(ID);
        IllegalStateException lost = new IllegalStateException("connection lost");
        sent.get(0).completeExceptionally(lost);
        assertThat(first).isCompletedExceptionally();
        assertThat(second).isNotDone();
        sent.get(1).completeExceptionally(lost);
        assertThat(second.handle((reading, error) -> error)).isCompletedWithValue(lost);
        assertThat(read(ID)).isNotDone();
        assertThat(sent).hasSize(3);
    }

    @Test
    void nobodyOfManyIsToldWhatWasBeforeHisCall() {
        Lookups real = new Lookups(Duration.ofMinutes(1), System::nanoTime);
        AtomicLong truth = new AtomicLong();
        int rounds = Soak.of(500, 20_000);
        Callers<Long> callers = Callers.start(8, i -> () -> {
            long worst = 0;
            for (int round = 0; round < rounds; round++) {
                long known = truth.incrementAndGet();
                Reading told = real.read(ID, () -> {
                            Reading seen = reading(truth.get());
                            return CompletableFuture.supplyAsync(() -> seen);
                        })
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS);
                worst = Math.max(worst, known - number(told));
            }
            return worst;
        });
        assertThat(callers.results()).containsOnly(0L);
    }

    private CompletableFuture<Reading> read(EntryId id) {
        return lookups.read(id, () -> {
                    CompletableFuture<Reading> answer = new CompletableFuture<>();
                    sent.add(answer);
                    return answer;
                })
                .toCompletableFuture();
    }

    private Reading answer(int which) {
        Reading reading = reading(which);
        sent.get(which).complete(reading);
        return reading;
    }

    private static Reading reading(long number) {
        byte[] header = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
        return new Reading(ID, null, new byte[0], header, Map.of(), null, false);
    }

    private static long number(Reading reading) {
        return Long.parseLong(new String(reading.header(), StandardCharsets.US_ASCII));
    }
}
