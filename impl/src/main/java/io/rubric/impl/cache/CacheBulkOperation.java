package io.rubric.impl.cache;

import io.rubric.cache.CachePredicate;
import io.rubric.impl.method.Call;
import io.rubric.impl.method.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Each element of one parameter makes a key; what is stored answers, and the method is called for the others. */
final class CacheBulkOperation implements Operation {

    private final Naming naming;
    private final int parameter;
    private final @Nullable Supplier<? extends CachePredicate> condition;
    private final BulkRead read;

    /**
     * @param naming of an element in the place of the parameter
     */
    CacheBulkOperation(
            Naming naming, int parameter, @Nullable Supplier<? extends CachePredicate> condition, BulkRead read) {
        this.naming = naming;
        this.parameter = parameter;
        this.condition = condition;
        this.read = read;
    }

    @Override
    public @Nullable Object invoke(Call call) throws Exception {
        @Nullable Object[] arguments = call.arguments();
        boolean used = condition == null || condition.get().test(naming.method(), arguments);
        if (!used || !(arguments[parameter] instanceof Collection<?> elements)) {
            return read.outcome().proceed(call);
        }
        return read.invoke(
                elements,
                element -> naming.of(with(arguments, element)),
                some -> new CallWith(call, with(arguments, collection(some))));
    }

    private @Nullable Object[] with(@Nullable Object[] arguments, @Nullable Object value) {
        @Nullable Object[] others = arguments.clone();
        others[parameter] = value;
        return others;
    }

    private Object collection(Set<@Nullable Object> elements) {
        boolean list = List.class.isAssignableFrom(naming.method().getParameterTypes()[parameter]);
        return list ? new ArrayList<>(elements) : new LinkedHashSet<>(elements);
    }
}
