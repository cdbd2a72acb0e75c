package io.rubric.impl.cache;

import io.rubric.cache.CachePredicate;
import io.rubric.impl.method.Call;
import io.rubric.impl.method.Operation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A hit answers; a miss calls the method, once for all who miss, and stores what it returned. */
final class CacheResultOperation implements Operation {

    private final Naming naming;
    private final @Nullable Supplier<? extends CachePredicate> condition;
    private final ReadThrough read;

    CacheResultOperation(Naming naming, @Nullable Supplier<? extends CachePredicate> condition, ReadThrough read) {
        this.naming = naming;
        this.condition = condition;
        this.read = read;
    }

    @Override
    public @Nullable Object invoke(Call call) throws Exception {
        if (condition != null && !condition.get().test(naming.method(), call.arguments())) {
            return read.outcome().proceed(call);
        }
        return read.invoke(naming.of(call.arguments()), call);
    }
}
