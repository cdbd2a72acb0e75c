package io.rubric.impl.cache;

import io.rubric.impl.method.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that loads: while the method runs on its thread, it may ask for the same keys again. */
record GuardedCall(Call call, Loading loading, List<String> keys) implements Call {

    @Override
    public @Nullable Object[] arguments() {
        return call.arguments();
    }

    @Override
    public @Nullable Object proceed() throws Exception {
        return loading.during(keys, call::proceed);
    }

    @Override
    public @Nullable Object proceed(@Nullable Object[] arguments) throws Exception {
        return loading.during(keys, () -> call.proceed(arguments));
    }
}
