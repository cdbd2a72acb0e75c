package io.rubric.impl.cache;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A store that can be read, and holds nothing. */
final class SomeReadings implements CacheStore {

    /** What was asked for, and the answer. */
    final Map<EntryId, Reading> readings = new HashMap<>();

    @Override
    public CompletionStage<Reading> read(EntryId id, boolean lease) {
        return answer(id, lease);
    }

    @Override
    public List<CompletableFuture<Reading>> read(List<EntryId> ids) {
        return ids.stream().map(id -> answer(id, false)).toList();
    }

    private CompletableFuture<Reading> answer(EntryId id, boolean lease) {
        Reading reading = new Reading(id, null, new byte[0], null, Map.of(), null, lease);
        readings.put(id, reading);
        return CompletableFuture.completedFuture(reading);
    }

    @Override
    public List<CompletableFuture<Lease>> lease(List<Wanted> entries, Duration time, Duration keep) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void renew(List<Held> leases, Duration time) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void release(List<Held> leases) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<CompletableFuture<Boolean>> fill(List<Filling> entries) {
        throw new UnsupportedOperationException();
    }
}
