package io.rubric.impl.cache;

import io.rubric.impl.codec.ValueCodec;
import io.rubric.impl.codec.ValueCodec.Stored;
import io.rubric.impl.method.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        return new InParts(region, outcome).read(ids, (readings, error) -> {
            if (error != null && region.outages().failReads()) {
                region.counters().misses.add(ids.size());
                return outcome.failure(region.readFailed(error));
            }
            List<EntryId> complete = complete(ids, readings);
            return again && !complete.equals(ids) ? all(complete, next, false) : next.then(values(readings));
        });
    }

    /** The ids with the groups that their entries were found to have, whose generations must be read, too. */
    private static List<EntryId> complete(List<EntryId> ids, List<@Nullable Reading> readings) {
        List<EntryId> complete = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            Set<String> groups = new LinkedHashSet<>(ids.get(i).groups());
            Reading reading = readings.get(i);
            groups.addAll(reading == null ? List.of() : reading.unknownGroups());
            complete.add(new EntryId(ids.get(i).key(), List.copyOf(groups)));
        }
        return complete;
    }

    private List<@Nullable Object> values(List<@Nullable Reading> readings) {
        List<@Nullable Object> values = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            Entry hit = reading == null ? null : reading.hit();
            Optional<Stored> stored = hit == null ? Optional.empty() : codec.decode(hit.bytes(), hit.content());
            (stored.isPresent() ? region.counters().hits : region.counters().misses).increment();
            values.add(stored.map(Stored::value).orElse(null));
        }
        return values;
    }
}
