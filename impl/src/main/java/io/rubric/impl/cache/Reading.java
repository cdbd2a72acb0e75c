package io.rubric.impl.cache;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one command has read of an entry, all at the same moment.
 *
 * @param asked what was asked for
 * @param entry what is stored, whether it still counts or not; null if there is nothing, or something that is no entry
 * @param version of whatever is stored, as a script sees it; empty if there is nothing
 * @param header of the partition, null if there is none
 * @param generations of the groups that were asked for and are there
 * @param lease of the load that is going on; null if there is none or it was not asked for
 * @param leaseAsked whether it was asked for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reading(
        EntryId asked,
        @Nullable Entry entry,
        byte[] version,
        byte @Nullable [] header,
        Map<String, byte[]> generations,
        byte @Nullable [] lease,
        boolean leaseAsked) {

    private static final byte[] NOTHING = {};

    /** Where a header says what its clock says; its floor stands before it. */
    private static final int CLOCK = Version.LENGTH + 1;

    /** Picks out what belongs to an entry. */
    static Reading of(Map<String, byte[]> found, Slot slot, EntryId id, boolean lease) {
        return of(found, slot, slot.entry(id.key()), id, lease);
    }

    /**
     * The same.
     *
     * @param name of the entry, as the slot calls it
     */
    static Reading of(Map<String, byte[]> found, Slot slot, String name, EntryId id, boolean lease) {
        Map<String, byte[]> generations = Map.of();
        if (!id.groups().isEmpty()) {
            generations = new HashMap<>();
            for (String group : id.groups()) {
                byte[] generation = found.get(slot.generation(group));
                if (generation != null) {
                    generations.put(group, generation);
                }
            }
        }
        byte[] stored = found.get(name);
        return new Reading(
                id,
                Entry.read(stored),
                stored == null ? NOTHING : Arrays.copyOf(stored, Math.min(stored.length, Version.LENGTH)),
                found.get(slot.header()),
                generations,
                lease ? found.get(slot.lease(id.key())) : null,
                lease);
    }

    /**
     * The entry, if there is one and nothing has been removed since its load began. What is not known counts as removed, and so do groups of the entry that were not
     * asked for.
     */
    @Nullable
    Entry hit() {
        boolean current = entry != null
                && isCurrent(entry.bytes(), 0)
                && generations.keySet().containsAll(entry.groups());
        return current ? entry : null;
    }

    /** The groups of the entry that would have to be asked for to know whether it counts; none if that is known. */
    List<String> unknownGroups() {
        return entry == null || entry.groups().isEmpty()
                ? List.of()
                : entry.groups().stream()
                        .filter(group -> !asked.groups().contains(group))
                        .toList();
    }

    /** True if a load that has this lease goes on and nothing has been removed since it began: a caller who comes now may have its value. */
    boolean isLoading(byte[] token) {
        return lease != null
                && Arrays.equals(lease, token)
                && lease.length > Version.LENGTH
                && isCurrent(lease, lease.length - Version.LENGTH);
    }

    private boolean isCurrent(byte[] text, int at) {
        if (header == null || !Version.isSince(text, at, header) || !Version.isUntil(text, at, header, CLOCK)) {
            return false;
        }
        for (String group : asked.groups()) {
            byte[] generation = generations.get(group);
            if (generation == null || !Version.isSince(text, at, generation)) {
                return false;
            }
        }
        return true;
    }
}
