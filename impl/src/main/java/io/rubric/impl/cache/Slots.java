package io.rubric.impl.cache;

import io.rubric.impl.key.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The partitions of one cache: one, or in a cluster several, so that the masters share the work. */
final class Slots {

    private static final int IN_CLUSTER = 16;

    /** Things in one command, so that others need not wait long for it. */
    static final int MOST = 500;

    private final String base;
    private final BooleanSupplier cluster;
    private volatile @Nullable List<Slot> slots;

    /**
     * @param cluster asked once, when Redis is open
     */
    Slots(String prefix, String cacheName, BooleanSupplier cluster) {
        this.base = prefix + ":cache:{" + Key.escape(cacheName);
        this.cluster = cluster;
    }

    /** False before Redis is open: then nothing can be asked. */
    boolean areKnown() {
        try {
            return !all().isEmpty();
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Where an entry lies. */
    Slot of(String key) {
        List<Slot> all = all();
        return all.get(all.size() == 1 ? 0 : Math.floorMod(key.hashCode(), all.size()));
    }

    List<Slot> all() {
        List<Slot> current = slots;
        if (current == null) {
            current = cluster.getAsBoolean()
                    ? IntStream.range(0, IN_CLUSTER)
                            .mapToObj(i -> new Slot(base + ":" + i + "}"))
                            .toList()
                    : List.of(new Slot(base + "}"));
            slots = current;
        }
        return current;
    }

    /**
     * Asks each partition for what lies in it, many things at a time.
     *
     * @param command asks for some things and answers in their order
     * @return the answers, in the order of the things
     */
    <T, R> List<CompletableFuture<R>> each(
            List<T> things, Function<T, String> key, BiFunction<Slot, List<T>, CompletionStage<List<R>>> command) {
        Map<Slot, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < things.size(); i++) {
            places.computeIfAbsent(of(key.apply(things.get(i))), slot -> new ArrayList<>())
                    .add(i);
        }
        List<@Nullable CompletableFuture<R>> answers = new ArrayList<>(things.stream()
                .<@Nullable CompletableFuture<R>>map(thing -> null)
                .toList());
        places.forEach((slot, all) -> {
            for (int from = 0; from < all.size(); from += MOST) {
                part(slot, all.subList(from, Math.min(all.size(), from + MOST)), things, command, answers);
            }
        });
        return answers;
    }

    private static <T, R> void part(
            Slot slot,
            List<Integer> some,
            List<T> things,
            BiFunction<Slot, List<T>, CompletionStage<List<R>>> command,
            List<@Nullable CompletableFuture<R>> answers) {
        CompletableFuture<List<R>> all =
                command.apply(slot, some.stream().map(things::get).toList()).toCompletableFuture();
        for (int i = 0; i < some.size(); i++) {
            int place = i;
            answers.set(some.get(i), all.thenApply(list -> list.get(place)));
        }
    }
}
