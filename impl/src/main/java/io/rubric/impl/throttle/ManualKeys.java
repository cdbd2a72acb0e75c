package io.rubric.impl.throttle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that are asked about by hand. */
@FunctionalInterface
interface ManualKeys {

    /**
     * @throws IllegalArgumentException if it has not as many values as the template, or one without a stable text form
     */
    StateKey of(@Nullable Object key);

    /** Those of a template: no value for none, one as it is, several as a list. */
    static ManualKeys of(Keys keys, int values, String template) {
        return key -> {
            Object[] all = values == 1 ? new Object[] {key} : values(key);
            if (all.length != values) {
                throw new IllegalArgumentException(
                        "The key has " + all.length + " values; write the " + values + " of \"" + template + "\"");
            }
            return keys.of(all);
        };
    }

    private static Object[] values(@Nullable Object key) {
        return key instanceof List<?> list ? list.toArray() : key == null ? new Object[0] : new Object[] {key};
    }

    /** Any, where no template says how they are made. */
    static ManualKeys any(Keys without, Keys with) {
        return key -> key == null ? without.of(new Object[0]) : with.of(new Object[] {key});
    }
}
