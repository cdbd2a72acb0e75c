package io.rubric.impl.method;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a method returns that is not called: what stands for nothing in its result type, or a stage of it. */
public final class EmptyResult {

    private static final Map<Class<?>, Supplier<Object>> EMPTY = Map.ofEntries(
            Map.entry(Optional.class, Optional::empty),
            Map.entry(OptionalInt.class, OptionalInt::empty),
            Map.entry(OptionalLong.class, OptionalLong::empty),
            Map.entry(OptionalDouble.class, OptionalDouble::empty),
            Map.entry(Stream.class, Stream::empty),
            Map.entry(Iterable.class, List::of),
            Map.entry(Collection.class, List::of),
            Map.entry(List.class, List::of),
            Map.entry(Set.class, Set::of),
            Map.entry(SortedSet.class, Collections::emptySortedSet),
            Map.entry(NavigableSet.class, Collections::emptyNavigableSet),
            Map.entry(Map.class, Map::of),
            Map.entry(SortedMap.class, Collections::emptySortedMap),
            Map.entry(NavigableMap.class, Collections::emptyNavigableMap));

    private final Supplier<@Nullable Object> nothing;

    private EmptyResult(Supplier<@Nullable Object> nothing) {
        this.nothing = nothing;
    }

    /** That of a method. */
    public static EmptyResult of(InterceptedMethod method) {
        Class<?> type = Types.raw(method.valueType());
        if (type.isArray()) {
            Class<?> component = type.getComponentType();
            return new EmptyResult(() -> Array.newInstance(component, 0));
        }
        return new EmptyResult(EMPTY.getOrDefault(type, () -> null));
    }

    /** False for a primitive, which cannot say that there is nothing. */
    public static boolean exists(InterceptedMethod method) {
        Class<?> type = method.method().getReturnType();
        return type == void.class || !type.isPrimitive();
    }

    /** The outcome of a call. */
    public @Nullable Object of(Outcome outcome) {
        return outcome.value(nothing.get());
    }
}
