package io.rubric.impl.event;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An annotation of given members; equal, as {@link Annotation} says, to any other of the same type and members. */
final class QualifierProxy implements InvocationHandler {

    private final Class<? extends Annotation> type;
    private final Map<String, Object> members;

    private QualifierProxy(Class<? extends Annotation> type, Map<String, Object> members) {
        this.type = type;
        this.members = members;
    }

    static Annotation of(Class<? extends Annotation> type, Map<String, Object> members) {
        return (Annotation)
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new QualifierProxy(type, members));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws ReflectiveOperationException {
        return switch (method.getName()) {
            case "annotationType" -> type;
            case "hashCode" -> hash();
            case "toString" -> "@" + type.getName() + members;
            case "equals" -> arguments != null && isSame(arguments[0]);
            default -> members.get(method.getName());
        };
    }

    private boolean isSame(@Nullable Object other) throws ReflectiveOperationException {
        if (!type.isInstance(other)) {
            return false;
        }
        for (Method member : type.getDeclaredMethods()) {
            member.trySetAccessible();
            try {
                if (!Arrays.deepEquals(new Object[] {member.invoke(other)}, new Object[] {value(member)})) {
                    return false;
                }
            } catch (InvocationTargetException e) {
                return false;
            }
        }
        return true;
    }

    private Object value(Method member) {
        Object value = members.get(member.getName());
        if (value == null) {
            throw new IllegalStateException(member + " has no value");
        }
        return value;
    }

    /** The sum of 127 times the hash of each name, exclusive or that of its value: see {@link Annotation#hashCode}. */
    private int hash() {
        int hash = 0;
        for (Map.Entry<String, Object> member : members.entrySet()) {
            int value = Arrays.deepHashCode(new Object[] {member.getValue()}) - 31;
            hash += (127 * member.getKey().hashCode()) ^ value;
        }
        return hash;
    }
}
