package io.rubric.impl.cache;

import io.rubric.impl.codec.ValueCodec;
import io.rubric.impl.codec.ValueCodec.Stored;
import io.rubric.impl.method.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads what is there, and loads nothing. */
record Glance(Region region, ValueCodec codec, Outcome outcome) {

    /** What happens with the values, in the order of the ids and null where there is none. */
    @FunctionalInterface
    interface Next {
        @Nullable
        Object then(List<@Nullable Object> found) throws Exception;
    }

    @Nullable
    Object all(List<EntryId> ids, Next next) throws Exception {
        return all(ids, next, true);
    }

    private @Nullable Object all(List<EntryId> ids, Next next, boolean again) throws Exception {
        String key = ids.get(0).key();
        if (!ids.stream().allMatch(id -> region.isReadable(id.key()))) {
            return withoutRedis(ids, null, next);
        }
        CompletionStage<List<Reading>> asked = ids.size() == 1
                ? region.read(ids.get(0)).thenApply(List::of)
                : region.store().readAll(ids);
        return outcome.after(asked, region.outages().timeout(), (readings, error) -> {
            if (readings == null) {
                return withoutRedis(ids, error, next);
            }
            region.answered(key);
            List<EntryId> complete = complete(ids, readings);
            return again && !complete.equals(ids) ? all(complete, next, false) : next.then(values(ids, readings));
        });
    }

    /** The ids with the groups that their entries were found to have, whose generations must be read, too. */
    private static List<EntryId> complete(List<EntryId> ids, List<Reading> readings) {
        List<EntryId> complete = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            Set<String> groups = new LinkedHashSet<>(ids.get(i).groups());
            groups.addAll(readings.get(i).unknownGroups(ids.get(i)));
            complete.add(new EntryId(ids.get(i).key(), List.copyOf(groups)));
        }
        return complete;
    }

    private List<@Nullable Object> values(List<EntryId> ids, List<Reading> readings) {
        List<@Nullable Object> values = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            Entry hit = readings.get(i).hit();
            Optional<Stored> stored = hit == null ? Optional.empty() : codec.decode(hit.value());
            (stored.isPresent() ? region.counters().hits : region.counters().misses).increment();
            values.add(stored.map(Stored::value).orElse(null));
        }
        return values;
    }

    private @Nullable Object withoutRedis(List<EntryId> ids, @Nullable Throwable error, Next next) throws Exception {
        region.failed(ids.get(0).key(), error);
        region.counters().misses.add(ids.size());
        if (region.outages().failReads()) {
            return outcome.failure(region.readFailed(error));
        }
        List<@Nullable Object> nothing = new ArrayList<>();
        ids.forEach(id -> nothing.add(null));
        return next.then(nothing);
    }
}
