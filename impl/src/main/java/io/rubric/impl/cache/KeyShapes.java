package io.rubric.impl.cache;

import io.rubric.impl.method.Types;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Of what parameters the keys of each cache are made, where nobody has written a template or a generator. A method that changes entries and has a parameter more than
 * those that read them means entries that nobody reads.
 */
final class KeyShapes {

    private static final System.Logger LOG = System.getLogger(CacheFeature.class.getName());
    private static final String WRITTEN = "as is written";

    private final Map<String, Set<String>> read = new ConcurrentHashMap<>();
    private final Map<Change, String> changes = new ConcurrentHashMap<>();

    private record Change(String cacheName, String shape) {}

    /** The types of the parameters that make a key. */
    static String of(List<Type> types) {
        return types.stream().map(type -> Types.boxed(type).getTypeName()).collect(Collectors.joining(", ", "(", ")"));
    }

    /** What stands for a template or a generator, of which nothing is known. */
    static String ofWritten() {
        return WRITTEN;
    }

    void reads(String cacheName, String shape) {
        read.computeIfAbsent(cacheName, name -> ConcurrentHashMap.newKeySet()).add(shape);
    }

    void changes(String cacheName, String shape, String place) {
        changes.put(new Change(cacheName, shape), place);
    }

    /** All has been seen. */
    void warn() {
        changes.forEach((change, place) -> {
            Set<String> others = read.getOrDefault(change.cacheName(), Set.of(WRITTEN));
            if (!change.shape().equals(WRITTEN) && !others.contains(WRITTEN) && !others.contains(change.shape())) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        place + " makes keys of the cache \"" + change.cacheName() + "\" of " + change.shape()
                                + ", but who reads it of " + String.join(" or ", others)
                                + ": these never meet; write key = \"{...}\" or @CacheKey");
            }
        });
    }
}
