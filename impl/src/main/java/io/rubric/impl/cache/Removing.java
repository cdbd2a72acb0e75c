package io.rubric.impl.cache;

import io.rubric.impl.method.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Carries out removals. One that is not answered is lost for now: it goes to its region's journal. */
record Removing(Outcome outcome) {

    /** What is to be removed, and where from. */
    record Change(Region region, Removal removal) {}

    /** Removes, and goes on, or fails where configuration wants that. */
    @Nullable
    Object now(List<Change> changes, Callable<@Nullable Object> rest) throws Exception {
        List<CompletableFuture<?>> answers = new ArrayList<>(changes.size());
        for (Change change : changes) {
            answers.add(change.region().remove(change.removal()).toCompletableFuture());
        }
        CompletableFuture<?> all = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
        return outcome.after(all, bound(changes), (done, error) -> {
            Exception failed = null;
            for (int i = 0; error != null && i < changes.size(); i++) {
                Change change = changes.get(i);
                CompletableFuture<?> answer = answers.get(i);
                if (!answer.isDone() || answer.isCompletedExceptionally()) {
                    change.region().lost(change.removal(), error);
                    failed = change.region().outages().failRemovals()
                            ? change.region().removalFailed(error)
                            : failed;
                }
            }
            return failed == null ? rest.call() : outcome.failure(failed);
        });
    }

    /** Removes after a commit, when there is nobody to tell. Each within its own bound. */
    static CompletionStage<?> later(List<Change> changes) {
        return CompletableFuture.allOf(changes.stream()
                .map(change -> change.region()
                        .bounded(change.region().remove(change.removal()))
                        .handle((done, error) -> {
                            if (error != null) {
                                change.region().lost(change.removal(), error);
                            }
                            return null;
                        })
                        .toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    /**
     * The transaction has not been committed.
     *
     * @param certain false if nobody knows: to remove once too often does no harm
     */
    static void undone(List<Change> changes, boolean certain) {
        if (!certain) {
            later(changes);
        }
    }

    /** How long all of them may take. */
    static Duration bound(List<Change> changes) {
        return changes.stream()
                .map(change -> change.region().outages().timeout())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
