package io.rubric.impl.cache;

import io.rubric.impl.method.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Asks about many entries, some at a time, so that each part is answered within the bound of one answer. What is not answered is null. */
record InParts(Region region, Outcome outcome) {

    /** What happens with the answers, in the order of what was asked, and with what kept some of them away. */
    @FunctionalInterface
    interface Next<R> {
        @Nullable
        Object then(List<@Nullable R> answers, @Nullable Throwable error) throws Exception;
    }

    /** Reads entries; those that cannot be read are not asked for. */
    @Nullable
    Object read(List<EntryId> ids, Next<Reading> next) throws Exception {
        Predicate<String> readable = region.readable();
        List<Boolean> wasAsked = ids.stream().map(id -> readable.test(id.key())).toList();
        List<EntryId> some = IntStream.range(0, ids.size())
                .filter(wasAsked::get)
                .mapToObj(ids::get)
                .toList();
        // one alone shares the look of others who want the same
        Function<List<EntryId>, List<CompletableFuture<Reading>>> command = part -> ids.size() == 1
                ? List.of(region.read(part.get(0)).toCompletableFuture())
                : region.store().read(part);
        return ask(some, EntryId::key, command, (answers, error) -> {
            if (some.size() == ids.size()) {
                return next.then(answers, error);
            }
            List<@Nullable Reading> all = new ArrayList<>();
            int answered = 0;
            for (boolean one : wasAsked) {
                all.add(one ? answers.get(answered++) : null);
            }
            return next.then(all, error != null ? error : region.readFailed(null));
        });
    }

    /**
     * Asks about things, one command a part and partition.
     *
     * @param key of the entry that a thing is about
     * @param command gives the answers about some things, in their order
     */
    <T, R> @Nullable Object ask(
            List<T> things,
            Function<T, String> key,
            Function<List<T>, List<CompletableFuture<R>>> command,
            Next<R> next)
            throws Exception {
        return part(things, key, command, new ArrayList<>(), next);
    }

    private <T, R> @Nullable Object part(
            List<T> things,
            Function<T, String> key,
            Function<List<T>, List<CompletableFuture<R>>> command,
            List<@Nullable R> answers,
            Next<R> next)
            throws Exception {
        int from = answers.size();
        if (from == things.size()) {
            return next.then(answers, null);
        }
        List<T> some = things.subList(from, Math.min(things.size(), from + Slots.MOST));
        List<CompletableFuture<R>> asked = command.apply(some);
        CompletableFuture<?> all = CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new));
        return outcome.after(all, region.outages().timeout(), (done, error) -> {
            List<String> silent = new ArrayList<>();
            for (int i = 0; i < asked.size(); i++) {
                CompletableFuture<R> one = asked.get(i);
                boolean answered = one.isDone() && !one.isCompletedExceptionally();
                answers.add(answered ? one.join() : null);
                if (!answered) {
                    silent.add(key.apply(some.get(i)));
                }
            }
            if (error == null) {
                return part(things, key, command, answers, next);
            }
            region.failed(silent, error);
            answers.addAll(Collections.nCopies(things.size() - answers.size(), null));
            return next.then(answers, error);
        });
    }
}
