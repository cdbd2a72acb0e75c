package io.rubric.impl.structure;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers the methods of an interface of scripts.
 *
 * @param defaults what it has written itself
 */
record ScriptCalls(Class<?> scripts, Map<Method, ScriptOperation> operations, Map<Method, MethodHandle> defaults)
        implements InvocationHandler {

    private static final Object[] NONE = {};

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] given = arguments == null ? NONE : arguments;
        ScriptOperation operation = operations.get(method);
        if (operation != null) {
            return operation.invoke(given);
        }
        MethodHandle body = defaults.get(method);
        if (body != null) {
            return body.bindTo(proxy).invokeWithArguments(given);
        }
        return switch (method.getName()) {
            case "equals" -> proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> scripts.getName();
        };
    }
}
