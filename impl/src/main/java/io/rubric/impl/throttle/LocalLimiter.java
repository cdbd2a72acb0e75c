package io.rubric.impl.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rubric.impl.throttle.Tally.Receipt;
import io.rubric.impl.throttle.Verdict.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The same limits in this node alone, for the time in which Redis does not answer. It answers at once. */
final class LocalLimiter implements Limiter {

    /** Above so many callers the least recent ones begin anew. */
    private static final long CALLERS = 100_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Cache<StateKey, Tally> tallies =
            Caffeine.newBuilder().maximumSize(CALLERS).executor(Runnable::run).build();
    private final LongSupplier nanos;

    /**
     * @param nanos the clock, as {@link System#nanoTime}
     */
    LocalLimiter(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public CompletionStage<List<Verdict>> take(List<Demand> demands, int calls) {
        return locked(() -> {
            List<Verdict> verdicts = new ArrayList<>();
            for (int i = 0; i < calls && (i == 0 || verdicts.get(i - 1).allowed()); i++) {
                verdicts.add(take(demands));
            }
            return verdicts;
        });
    }

    private Verdict take(List<Demand> demands) {
        List<Answer> asked = demands.stream().map(this::answer).toList();
        if (asked.stream().anyMatch(Answer::refuses)) {
            return new Verdict(false, asked);
        }
        return new Verdict(
                true,
                asked.stream()
                        .map(answer -> answer.fits() ? taken(answer) : answer)
                        .toList());
    }

    private Answer answer(Demand demand) {
        Tally tally = tally(demand);
        return answer(demand, tally.ready(demand.cost()), tally, Receipt.NONE);
    }

    private Answer taken(Answer answer) {
        Tally tally = tally(answer.demand());
        Receipt receipt = tally.take(answer.demand().cost(), answer.delay());
        return answer(answer.demand(), answer.delay(), tally, receipt);
    }

    private static Answer answer(Demand demand, long wait, Tally tally, Receipt receipt) {
        return new Answer(demand, wait, tally.remaining(), tally.reset(), receipt.first(), receipt.second());
    }

    private Tally tally(Demand demand) {
        Tally tally = tallies.get(demand.key(), key -> Tally.of(demand.policy().limit()));
        tally.at(nanos.getAsLong() / 1000);
        return tally;
    }

    @Override
    public CompletionStage<Answer> peek(Demand demand) {
        return locked(() -> answer(demand));
    }

    @Override
    public CompletionStage<?> give(List<Answer> taken) {
        return locked(() -> {
            for (Answer answer : taken) {
                Receipt receipt = new Receipt(answer.first(), answer.second());
                tally(answer.demand()).give(answer.demand().cost(), receipt);
            }
            return taken;
        });
    }

    @Override
    public CompletionStage<?> reset(StateKey key) {
        return locked(() -> {
            tallies.invalidate(key);
            return key;
        });
    }

    private <T> CompletionStage<T> locked(Supplier<T> action) {
        lock.lock();
        try {
            return CompletableFuture.completedFuture(action.get());
        } finally {
            lock.unlock();
        }
    }
}
