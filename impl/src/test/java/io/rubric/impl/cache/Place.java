package io.rubric.impl.cache;

import java.util.function.BiFunction;

/** The keys in Redis on which an entry depends. */
enum Place {
    HEADER((slot, id) -> slot.header()),
    GENERATION((slot, id) -> slot.generation(id.groups().get(0))),
    ENTRY((slot, id) -> slot.entry(id.key())),
    LEASE((slot, id) -> slot.lease(id.key())),
    WAITERS((slot, id) -> slot.waiters(id.key())),
    TICKETS((slot, id) -> slot.tickets(id.key()));

    private final BiFunction<Slot, EntryId, String> key;

    Place(BiFunction<Slot, EntryId, String> key) {
        this.key = key;
    }

    String key(Slot slot, EntryId id) {
        return key.apply(slot, id);
    }
}
