package io.rubric.impl.event;

import io.rubric.event.OutboxEvent;
import io.rubric.event.RedisEventException;
import io.rubric.event.RedisEventOutbox;
import io.rubric.impl.Rarely;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What waits in the outbox longer than its own node takes to publish it. One thread at a time works it off. */
final class Leftovers {

    private static final System.Logger LOG = System.getLogger(Leftovers.class.getName());

    /** Of refused ids that are known; they are read each time, since the outbox keeps them. */
    private static final int MOST_REFUSED = 1_000;

    private final RedisEventOutbox outbox;
    private final Function<OutboxEvent, CompletionStage<?>> sender;
    private final Clock clock;
    private final OutboxRelay.Pace pace;
    private final Rarely trouble;
    private final Set<String> refused = new HashSet<>();

    Leftovers(
            RedisEventOutbox outbox,
            Function<OutboxEvent, CompletionStage<?>> sender,
            Clock clock,
            OutboxRelay.Pace pace,
            Rarely trouble) {
        this.outbox = outbox;
        this.sender = sender;
        this.clock = clock;
        this.pace = pace;
        this.trouble = trouble;
    }

    /** Goes on as long as batches are full, and others each time: a copy of the database may show for a while what was removed. */
    void publish(BooleanSupplier goesOn) {
        String last = "";
        boolean more = true;
        while (more && goesOn.getAsBoolean()) {
            int asked = pace.most() + refused.size();
            List<OutboxEvent> found = outbox.olderThan(clock.instant().minus(pace.delay()), asked);
            boolean full = found.size() >= asked;
            if (!full) { // who is not among them is not there any more
                refused.retainAll(found.stream().map(OutboxEvent::id).collect(Collectors.toSet()));
            }
            String end = found.isEmpty() ? "" : found.get(found.size() - 1).id();
            more = publish(found, goesOn) && full && !end.equals(last);
            last = end;
        }
    }

    /** One after the other, so that none overtakes one that fails; false if not all were tried. */
    private boolean publish(List<OutboxEvent> batch, BooleanSupplier goesOn) {
        long end = System.nanoTime() + pace.interval().toNanos();
        List<String> done = new ArrayList<>();
        try {
            for (OutboxEvent event : batch) {
                if (!goesOn.getAsBoolean() || System.nanoTime() - end >= 0) {
                    return false;
                }
                if (!refused.contains(event.id()) && publish(event, end - System.nanoTime())) {
                    done.add(event.id());
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            trouble.warn(() -> "Events that wait in the outbox could not be published; that is tried again", e);
            return false;
        } finally {
            if (!done.isEmpty()) {
                outbox.remove(done);
            }
        }
    }

    /** False if it was refused for good. */
    private boolean publish(OutboxEvent event, long nanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            sender.apply(event).toCompletableFuture().get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (RedisEventException e) {
            refuse(event, e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof RedisEventException refusal)) {
                throw e;
            }
            refuse(event, refusal);
        }
        return false;
    }

    private void refuse(OutboxEvent event, RedisEventException why) {
        LOG.log(
                System.Logger.Level.ERROR,
                "Topic \"" + event.topic() + "\": the event " + event.id()
                        + " is never published; it stays in the outbox, and those after it go on without it",
                why);
        if (refused.size() < MOST_REFUSED) {
            refused.add(event.id());
        }
    }
}
