package io.rubric.impl.lock;

import io.rubric.impl.key.AnyKey;
import io.rubric.impl.key.ByHand;
import io.rubric.impl.key.Key;
import org.jspecify.annotations.Nullable;

/** The keys of locks that are taken by hand. */
@FunctionalInterface
interface ManualLockKeys {

    /**
     * @throws IllegalArgumentException if it has not as many values as the template, or one without a stable text form
     */
    LockKey of(@Nullable Object key);

    /** Those of a method's template. */
    static ManualLockKeys of(String prefix, ByHand template) {
        return key -> LockRule.key(prefix, template.keys().render(template.values(key)));
    }

    /** The one lock of a method without a template. */
    static ManualLockKeys ofMethod(String prefix, String method) {
        LockKey one = LockRule.key(prefix, Key.escape(method));
        return key -> {
            if (key != null) {
                throw new IllegalArgumentException("The lock has no key; write null");
            }
            return one;
        };
    }

    /** Any, where no template says how they are made. */
    static ManualLockKeys any(String prefix, String name) {
        AnyKey any = new AnyKey();
        String escaped = Key.escape(name);
        return key -> LockRule.key(prefix, key == null ? escaped : escaped + ":" + any.of(key));
    }
}
