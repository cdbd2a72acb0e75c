package io.rubric.impl.cache;

import io.rubric.cache.KeyGenerator;
import io.rubric.impl.key.AnyKey;
import io.rubric.impl.key.KeyTemplate;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which entry a call means.
 *
 * @param template of the key; not used if there is a generator
 * @param generator of the application
 * @param groups templates of the entry's groups
 * @param parameters of how many the key is made, or {@link KeyShapes#WRITTEN}
 */
record Naming(
        Method method,
        KeyTemplate template,
        @Nullable Supplier<? extends KeyGenerator> generator,
        AnyKey anyKey,
        List<KeyTemplate> groups,
        int parameters) {

    EntryId of(@Nullable Object[] arguments) {
        return new EntryId(key(arguments), groups(arguments));
    }

    String key(@Nullable Object[] arguments) {
        return generator == null
                ? template.render(arguments)
                : anyKey.of(generator.get().generate(method, arguments.clone()));
    }

    List<String> groups(@Nullable Object[] arguments) {
        if (groups.isEmpty()) {
            return List.of();
        }
        List<String> rendered = new ArrayList<>(groups.size());
        for (KeyTemplate group : groups) {
            rendered.add(group.render(arguments));
        }
        return rendered;
    }
}
