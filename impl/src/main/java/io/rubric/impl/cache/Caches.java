package io.rubric.impl.cache;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of all caches of the application together. */
final class Caches {

    private static final System.Logger LOG = System.getLogger(CacheFeature.class.getName());

    private final boolean enabled;
    private final Regions regions;
    private final CacheTypes types = new CacheTypes();
    private final Groups groups = new Groups();
    private final KeyShapes shapes = new KeyShapes();
    private final Map<String, Set<CachePolicy>> policies = new ConcurrentHashMap<>();
    private final Map<String, String> removals = new ConcurrentHashMap<>();
    private final Map<GroupOf, String> groupRemovals = new ConcurrentHashMap<>();

    /** A group of one cache, or of all if the name is empty. */
    private record GroupOf(String template, String cacheName) {}

    Caches(boolean enabled, Regions regions) {
        this.enabled = enabled;
        this.regions = regions;
    }

    boolean isEnabled() {
        return enabled;
    }

    CacheTypes types() {
        return types;
    }

    KeyShapes shapes() {
        return shapes;
    }

    Groups groups() {
        return groups;
    }

    Region region(String cacheName, CachePolicies policies) {
        return regions.of(cacheName, policies);
    }

    /** A method reads the cache by this policy. */
    void annotated(String cacheName, CachePolicy policy) {
        policies.computeIfAbsent(cacheName, name -> ConcurrentHashMap.newKeySet())
                .add(policy);
    }

    /** The policy of the methods that read a cache, if they agree; else the other one. */
    CachePolicy policy(String cacheName, CachePolicy other) {
        Set<CachePolicy> all = policies.getOrDefault(cacheName, Set.of());
        return all.size() == 1 ? all.iterator().next() : other;
    }

    void removed(String cacheName, String place) {
        removals.put(cacheName, place);
    }

    /**
     * @param cacheName empty if all caches are meant
     */
    void removedGroup(String template, String cacheName, String place) {
        groupRemovals.put(new GroupOf(template, cacheName), place);
    }

    /** All has been seen. A removal from a cache or group that nobody fills is most likely a misspelt name, and then stale values stay. */
    void warn() {
        shapes.warn();
        removals.forEach((cacheName, place) -> {
            if (!types.names().contains(cacheName)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        place + " removes from the cache \"" + cacheName
                                + "\", which nothing of this application fills; it fills " + types.names());
            }
        });
        groupRemovals.forEach((group, place) -> {
            String name = group.cacheName();
            boolean filled = groups.meeting(group.template()).stream()
                    .anyMatch(region -> name.isEmpty() || region.name().equals(name));
            if (!filled) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        place + " removes the group \"" + group.template()
                                + "\", in which nothing of this application stores anything"
                                + (name.isEmpty() ? "" : " in the cache \"" + name + "\""));
            }
        });
    }
}
