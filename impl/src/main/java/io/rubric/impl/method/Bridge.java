package io.rubric.impl.method;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Methods that the compiler adds to a class, with the annotations of those they lead to. */
public final class Bridge {

    private Bridge() {}

    /**
     * The method that somebody has written: the method itself; for one that makes a method of a class that is not public visible,
     * that method; null for one that only casts for an overriding method of the same class, which is seen by itself.
     */
    public static @Nullable Method written(Method method) {
        if (!method.isBridge()) {
            return method;
        }
        boolean casts = Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
                .anyMatch(other -> !other.isBridge()
                        && other.getName().equals(method.getName())
                        && casts(method.getParameterTypes(), other.getParameterTypes()));
        return casts ? null : inherited(method, method.getDeclaringClass().getSuperclass());
    }

    /** A bridge takes what the overridden method takes, so each of its types is that of the written one or wider. */
    private static boolean casts(Class<?>[] bridge, Class<?>[] written) {
        return bridge.length == written.length
                && IntStream.range(0, bridge.length).allMatch(i -> bridge[i].isAssignableFrom(written[i]));
    }

    private static @Nullable Method inherited(Method bridge, @Nullable Class<?> from) {
        for (Class<?> c = from; c != null; c = c.getSuperclass()) {
            for (Method method : c.getDeclaredMethods()) {
                boolean same = method.getName().equals(bridge.getName())
                        && Arrays.equals(method.getParameterTypes(), bridge.getParameterTypes());
                if (same && !method.isBridge()) {
                    return method;
                }
            }
        }
        return null;
    }
}
