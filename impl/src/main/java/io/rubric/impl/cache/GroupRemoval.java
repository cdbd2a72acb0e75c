package io.rubric.impl.cache;

import io.rubric.impl.cache.Removing.Change;
import io.rubric.impl.key.KeyTemplate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Removes a group from some caches.
 *
 * @param regions may become more
 */
record GroupRemoval(KeyTemplate template, List<Region> regions) {

    Stream<Change> changes(@Nullable Object[] arguments) {
        Removal group = new Removal.OfGroup(template.render(arguments));
        return regions.stream().map(region -> new Change(region, group));
    }
}
