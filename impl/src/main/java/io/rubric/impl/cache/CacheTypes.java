package io.rubric.impl.cache;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.method.Types;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What the caches of the application hold: one type each. */
final class CacheTypes {

    private final Map<String, Use> uses = new ConcurrentHashMap<>();

    private record Use(Type type, String place) {}

    /** Somebody stores or reads values of this type. */
    void use(String cacheName, Type type, String place, Problems problems) {
        Type boxed = Types.boxed(type);
        Use other = uses.putIfAbsent(cacheName, new Use(boxed, place));
        if (other != null && !other.type().equals(boxed)) {
            problems.add(
                    Problem.CACHE_TYPES_DIFFER,
                    place,
                    boxed.getTypeName() + " in \"" + cacheName + "\", but "
                            + other.type().getTypeName() + " at " + other.place(),
                    Types.asOne(boxed, other.type(), "one type, or another cacheName"));
        }
    }

    Set<String> names() {
        return new TreeSet<>(uses.keySet());
    }
}
