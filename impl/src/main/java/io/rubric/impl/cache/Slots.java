package io.rubric.impl.cache;

import io.rubric.impl.key.Key;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The partitions of one cache: one, or in a cluster several, so that the masters share the work. */
final class Slots {

    private static final int IN_CLUSTER = 16;

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
}
