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

    /** Of events that are read besides, once a topic has failed: if it has more than these before those of others, it holds them up. */
    private static final int MOST_HELD = 1_000;

    /** Of the time of a batch for one event, so that a topic without an answer leaves some to the others. */
    private static final int SHARE = 4;

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
        Set<String> failed = new HashSet<>();
        String last = "";
        boolean more = true;
        while (more && goesOn.getAsBoolean()) {
            int asked = pace.most() + refused.size() + (failed.isEmpty() ? 0 : MOST_HELD);
            List<OutboxEvent> found = outbox.olderThan(clock.instant().minus(pace.delay()), asked);
            boolean full = found.size() >= asked;
            if (!full) { // who is not among them is not there any more
                refused.retainAll(found.stream().map(OutboxEvent::id).collect(Collectors.toSet()));
            }
            String end = found.isEmpty() ? "" : found.get(found.size() - 1).id();
            more = publish(found, failed, goesOn) && full && !end.equals(last);
            last = end;
        }
    }

    /**
     * One after the other, so that none overtakes one of its topic that fails.
     *
     * @param failed topics that wait for the next time
     * @return false if not all were looked at
     */
    private boolean publish(List<OutboxEvent> batch, Set<String> failed, BooleanSupplier goesOn) {
        long end = System.nanoTime() + pace.interval().toNanos();
        List<String> done = new ArrayList<>();
        try {
            for (OutboxEvent event : batch) {
                if (!goesOn.getAsBoolean() || System.nanoTime() - end >= 0) {
                    return false;
                }
                if (!refused.contains(event.id()) && !failed.contains(event.topic()) && publish(event, failed)) {
                    done.add(event.id());
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            if (!done.isEmpty()) {
                outbox.remove(done);
            }
        }
    }

    /** False if it was refused for good, or its topic has failed now. */
    private boolean publish(OutboxEvent event, Set<String> failed) throws InterruptedException {
        Throwable why;
        try {
            sender.apply(event).toCompletableFuture().get(pace.interval().toNanos() / SHARE, TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            why = e.getCause() == null ? e : e.getCause();
        } catch (TimeoutException | RuntimeException e) {
            why = e;
        }
        if (why instanceof RedisEventException refusal) {
            refuse(event, refusal);
        } else {
            failed.add(event.topic());
            trouble.warn(
                    () -> "Events of topic \"" + event.topic()
                            + "\" that wait in the outbox could not be published; that is tried again",
                    why);
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
