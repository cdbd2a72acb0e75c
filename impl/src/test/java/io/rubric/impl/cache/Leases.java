package io.rubric.impl.cache;

import static io.rubric.impl.cache.StoredCache.LEASE;

import io.rubric.impl.cache.CacheStore.Held;
import io.rubric.impl.testing.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Commands about leases that nobody answers: they are done when they are done for another entry, which is the last of the same command. */
record Leases(StoredCache cache) {

    void renew(EntryId id, byte[] lease, Duration time) {
        EntryId last = beside(id, 1).get(0);
        cache.entries().renew(List.of(new Held(id.key(), lease), held(last)), time);
        TestRedis.await("the end of the command", () -> left(last) > LEASE.toMillis());
    }

    void release(EntryId id, byte[] lease) {
        EntryId last = beside(id, 1).get(0);
        cache.entries().release(List.of(new Held(id.key(), lease), held(last)));
        TestRedis.await("the end of the command", () -> !isHeld(last));
    }

    /** Other entries in the same partition. */
    List<EntryId> beside(EntryId id, int number, String... groups) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> StoredCache.id("beside-" + id.key() + "-" + i, groups))
                .filter(other -> cache.slot(other).equals(cache.slot(id)))
                .limit(number)
                .toList();
    }

    boolean isHeld(EntryId id) {
        return cache.keys().countExists(cache.slot(id).lease(id.key())) > 0;
    }

    /** Milliseconds. */
    long left(EntryId id) {
        return cache.keys().remainTimeToLive(cache.slot(id).lease(id.key()));
    }

    private Held held(EntryId id) {
        return new Held(id.key(), cache.lease(id).lease());
    }
}
