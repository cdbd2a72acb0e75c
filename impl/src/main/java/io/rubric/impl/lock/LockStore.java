package io.rubric.impl.lock;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Where locks of one kind are kept, each by its name in Redis. */
interface LockStore {

    /**
     * Tries to take a lock. Asking twice with one owner is asking once.
     *
     * @param owner names this one acquisition and no other
     */
    CompletionStage<Attempt> acquire(String name, String owner, Ask ask);

    /**
     * Gives a lock back.
     *
     * @param keep for how long nobody else gets it; zero for not at all
     * @return false if it was not the owner's any more
     */
    CompletionStage<Boolean> release(String name, String owner, Duration keep);

    /** Prolongs locks; the answers, in the same order, are false for those that were not their owner's any more. */
    List<? extends CompletionStage<Boolean>> renew(List<Renewal> renewals);

    /** One who has waited does not wait any more; ends when Redis has heard of it. */
    CompletionStage<?> forget(String name, String owner);

    /**
     * How a lock is wanted.
     *
     * @param lease for how long
     * @param waits whether the caller wants to hear of the release
     * @param waited whether it has waited already
     */
    record Ask(Duration lease, boolean waits, boolean waited) {}

    /**
     * @param lease from now on; zero only asks
     */
    record Renewal(String name, String owner, Duration lease) {}

    /**
     * The answer to {@link #acquire}.
     *
     * @param fence the fencing token, 0 if there is none
     * @param expiresIn milliseconds after which another holder loses it, if it does not renew; not greater than 0 if not known
     * @param holder the owner that has it, null if not known
     */
    record Attempt(
            boolean acquired,
            long fence,
            long expiresIn,
            @Nullable String holder) {

        static Attempt granted(long fence) {
            return new Attempt(true, fence, 0, null);
        }

        static Attempt refused(long expiresIn, @Nullable String holder) {
            return new Attempt(false, 0, expiresIn, holder);
        }
    }
}
