package io.rubric.impl.throttle;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The calls that wait for their turn. When the application stops their waits end, and they give back what they have taken while Redis can still be asked. */
final class Turns {

    private final Set<Turn> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** The wait of one call. */
    final class Turn {

        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private final CompletableFuture<Void> over = new CompletableFuture<>();

        private Turn() {}

        /** Fails when nobody need wait any more. */
        CompletableFuture<Void> end() {
            return end;
        }

        /** The call waits no more, and holds nothing that it must give back. */
        void over() {
            waiting.remove(this);
            over.complete(null);
        }

        private void stop() {
            end.completeExceptionally(new CancellationException("the application stops"));
        }
    }

    /** A call waits; it says when that is over. */
    Turn begin() {
        Turn turn = new Turn();
        waiting.add(turn);
        if (stopped) {
            turn.stop();
        }
        return turn;
    }

    /** Nobody waits any more. Returns when all have given back what they had taken, or this time has gone by. */
    void stop(Duration patience) {
        stopped = true;
        List<Turn> last = List.copyOf(waiting);
        last.forEach(Turn::stop);
        try {
            CompletableFuture.allOf(last.stream().map(turn -> turn.over).toArray(CompletableFuture[]::new))
                    .get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) { // it comes back with the time
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
