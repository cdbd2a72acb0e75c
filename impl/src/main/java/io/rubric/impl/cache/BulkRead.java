package io.rubric.impl.cache;

import io.rubric.impl.method.Call;
import io.rubric.impl.method.Outcome;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads many entries, and loads at once those that are not there: what one method or loader of a cache shares among its calls. */
record BulkRead(Region region, Keeping keeping, Outcome outcome) {

    /**
     * Answers a call by what is stored, and by one load of what is not.
     *
     * @param elements that make a key each
     * @param ids of their entries
     * @param loads the call of the method for some of the elements; it returns a map, or a stage of one
     */
    @Nullable
    Object invoke(
            Collection<?> elements,
            Function<@Nullable Object, EntryId> ids,
            Function<Set<@Nullable Object>, Call> loads)
            throws Exception {
        Map<@Nullable Object, EntryId> wanted = wanted(elements, ids);
        if (wanted.isEmpty()) {
            return outcome.value(new LinkedHashMap<>());
        }
        BulkAttempt attempt = new BulkAttempt(this, wanted, loads);
        attempt.without(wanted.entrySet().stream()
                .filter(one -> region.isPending(one.getValue())
                        || region.loading().has(one.getValue().key()))
                .map(Map.Entry::getKey)
                .toList());
        return attempt.look();
    }

    /** Answers a call by the method alone. */
    @Nullable
    Object alone(
            Collection<?> elements,
            Function<@Nullable Object, EntryId> ids,
            Function<Set<@Nullable Object>, Call> loads)
            throws Exception {
        Map<@Nullable Object, EntryId> wanted = wanted(elements, ids);
        return wanted.isEmpty() ? outcome.value(new LinkedHashMap<>()) : new BulkAttempt(this, wanted, loads).alone();
    }

    private static Map<@Nullable Object, EntryId> wanted(
            Collection<?> elements, Function<@Nullable Object, EntryId> ids) {
        Map<@Nullable Object, EntryId> wanted = new LinkedHashMap<>();
        elements.forEach(element -> wanted.computeIfAbsent(element, ids));
        return wanted;
    }

    CachePolicy policy() {
        return keeping.policy();
    }

    static Set<@Nullable Object> set(List<@Nullable Object> elements) {
        return new LinkedHashSet<>(elements);
    }
}
