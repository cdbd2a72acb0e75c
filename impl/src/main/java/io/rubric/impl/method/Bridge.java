package io.rubric.impl.method;

import java.lang.reflect.Method;
import java.util.Arrays;
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
                        && other.getParameterCount() == method.getParameterCount());
        return casts ? null : inherited(method, method.getDeclaringClass().getSuperclass());
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
