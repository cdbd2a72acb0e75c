package io.rubric.impl.cache;

import io.rubric.impl.method.Call;
import io.rubric.impl.method.Operation;
import org.jspecify.annotations.Nullable;

/** Several operations around one method: that of each annotation of a repeated one. */
final class Nested {

    private Nested() {}

    /** The outer operation around what the inner one does. */
    static Operation of(Operation outer, Operation inner) {
        return call -> outer.invoke(new Inner(call, inner));
    }

    private record Inner(Call call, Operation operation) implements Call {
        @Override
        public @Nullable Object[] arguments() {
            return call.arguments();
        }

        @Override
        public @Nullable Object proceed() throws Exception {
            return operation.invoke(call);
        }

        @Override
        public @Nullable Object proceed(@Nullable Object[] arguments) throws Exception {
            return operation.invoke(new CallWith(call, arguments));
        }
    }
}
