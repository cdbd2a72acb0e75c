package io.rubric.impl.cache;

import io.rubric.impl.method.Call;
import org.jspecify.annotations.Nullable;

/** A call that goes on with other arguments. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CallWith(Call call, @Nullable Object[] arguments) implements Call {

    @Override
    public @Nullable Object proceed() throws Exception {
        return call.proceed(arguments);
    }

    @Override
    public @Nullable Object proceed(@Nullable Object[] others) throws Exception {
        return call.proceed(others);
    }
}
