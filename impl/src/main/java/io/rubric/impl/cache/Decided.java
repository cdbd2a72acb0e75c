package io.rubric.impl.cache;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What depends on all methods of a cache: decided once, when it is first needed and all have been seen. */
final class Decided<T> implements Supplier<T> {

    private final Supplier<T> decision;
    private volatile @Nullable T decided;

    Decided(Supplier<T> decision) {
        this.decision = decision;
    }

    @Override
    public T get() {
        T known = decided;
        if (known == null) {
            known = decision.get();
            decided = known;
        }
        return known;
    }
}
