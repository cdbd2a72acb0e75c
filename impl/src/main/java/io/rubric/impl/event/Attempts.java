package io.rubric.impl.event;

import io.rubric.impl.event.GroupLog.Fetched;
import io.rubric.impl.event.KeyLane.Attempter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Tries events until their observers have returned, or have thrown as often as they may. */
final class Attempts implements Attempter {

    private final GroupLog log;
    private final Waits waits;
    private final InHand inHand;
    private final Acknowledgements acknowledgements;
    private final Burials burials;
    private final StreamGaps gaps;
    private final TopicTally tally;
    private final Backoff backoff;
    private final int most;

    /**
     * @param most attempts of an event
     */
    Attempts(
            GroupLog log,
            Waits waits,
            InHand inHand,
            Acknowledgements acknowledgements,
            Burials burials,
            StreamGaps gaps,
            TopicTally tally,
            Backoff backoff,
            int most) {
        this.log = log;
        this.waits = waits;
        this.inHand = inHand;
        this.acknowledgements = acknowledgements;
        this.burials = burials;
        this.gaps = gaps;
        this.tally = tally;
        this.backoff = backoff;
        this.most = most;
    }

    @Override
    public CompletionStage<Boolean> attempt(Held held) {
        try {
            return held.work()
                    .attempt()
                    .handle((thrown, error) -> isOver(held, error == null ? thrown : Waits.cause(error)));
        } catch (Throwable e) { // also a StackOverflowError: the next event must be delivered
            return CompletableFuture.completedFuture(isOver(held, e));
        }
    }

    @Override
    public void failed(Held held) {
        waits.later(backoff.after(held.attempt()), () -> again(held));
    }

    @Override
    public void refused(Throwable why, Runnable again) {
        waits.later(Waits.PAUSE, again);
        waits.warn("There is no thread for the observers of a durable topic", why);
    }

    @Override
    public void parked(int more) {
        inHand.park(more);
    }

    private boolean isOver(Held held, @Nullable Throwable thrown) {
        if (thrown == null) {
            tally.delivered();
            acknowledgements.add(held.id());
            return true;
        }
        if (held.attempt() >= most) {
            burials.bury(held.entry(), Burials.text(thrown));
            return true;
        }
        return false;
    }

    private void again(Held held) {
        waits.answer(() -> log.again(held.id())).whenComplete((fetched, trouble) -> {
            if (trouble instanceof NoGroupException) {
                inHand.groupIsGone();
            }
            if (trouble != null) {
                waits.warn("An event could not be tried again", trouble);
                waits.later(Waits.PAUSE, () -> again(held));
            } else {
                again(held, fetched);
            }
        });
    }

    private void again(Held held, Fetched fetched) {
        if (fetched.entries().isEmpty() && !inHand.isOrphan(held.id())) { // another node has it, or nobody
            inHand.remove(List.of(held.id()));
            held.lane().over(held);
            gaps.trimmed(fetched.missing(), held.id());
        } else {
            held.next();
            held.lane().again(held);
        }
    }
}
