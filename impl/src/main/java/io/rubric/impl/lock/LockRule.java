package io.rubric.impl.lock;

import io.rubric.impl.key.KeyTemplate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An annotation with its configuration applied.
 *
 * @param prefix of the locks' names in Redis
 * @param templates of their keys
 */
record LockRule(LockPolicy policy, String prefix, List<KeyTemplate> templates) {

    private static final Comparator<LockKey> BY_NAME = Comparator.comparing(LockKey::name);

    /** The locks of a call in the one order in which all are taken, each once. */
    List<LockKey> keys(@Nullable Object[] arguments) {
        if (templates.size() == 1) {
            return List.of(key(prefix, templates.get(0).render(arguments)));
        }
        return templates.stream()
                .map(template -> key(prefix, template.render(arguments)))
                .sorted(BY_NAME)
                .distinct()
                .toList();
    }

    /** A lock in Redis. Its key is what decides the slot of a cluster. */
    static LockKey key(String prefix, String key) {
        return new LockKey(key, prefix + "{" + key + "}");
    }
}
