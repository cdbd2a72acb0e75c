package io.rubric.impl.cache;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Of how many parameters the keys of each cache are made, where nobody has written a template or a generator. A method that changes entries and has a parameter more than
 * those that read them means entries that nobody reads.
 */
final class KeyShapes {

    private static final System.Logger LOG = System.getLogger(CacheFeature.class.getName());

    /** Stands for a template or a generator, of which nothing is known. */
    static final int WRITTEN = -1;

    private final Map<String, Set<Integer>> read = new ConcurrentHashMap<>();
    private final Map<Change, String> changes = new ConcurrentHashMap<>();

    private record Change(String cacheName, int parameters) {}

    void reads(String cacheName, int parameters) {
        read.computeIfAbsent(cacheName, name -> ConcurrentHashMap.newKeySet()).add(parameters);
    }

    void changes(String cacheName, int parameters, String place) {
        changes.put(new Change(cacheName, parameters), place);
    }

    /** All has been seen. */
    void warn() {
        changes.forEach((change, place) -> {
            Set<Integer> others = read.getOrDefault(change.cacheName(), Set.of(WRITTEN));
            boolean known = change.parameters() != WRITTEN && !others.contains(WRITTEN);
            if (known && !others.contains(change.parameters())) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        place + " makes keys of the cache \"" + change.cacheName() + "\" of " + change.parameters()
                                + " parameters, but those who read it of "
                                + others.stream().map(String::valueOf).collect(Collectors.joining(" or "))
                                + ": these never meet; write key = \"{...}\" or @CacheKey");
            }
        });
    }
}
