package io.rubric.impl.throttle;

import io.rubric.impl.key.ByHand;
import org.jspecify.annotations.Nullable;

/** The keys that are asked about by hand. */
@FunctionalInterface
interface ManualKeys {

    /**
     * @throws IllegalArgumentException if it has not as many values as the template, or one without a stable text form
     */
    StateKey of(@Nullable Object key);

    /** Those of a template. */
    static ManualKeys of(Keys keys, ByHand template) {
        return key -> keys.of(template.values(key));
    }

    /** Any, where no template says how they are made. */
    static ManualKeys any(Keys without, Keys with) {
        return key -> key == null ? without.of(new Object[0]) : with.of(new Object[] {key});
    }
}
