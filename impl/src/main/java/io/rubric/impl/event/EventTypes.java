package io.rubric.impl.event;

import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The classes that may be made from what arrives, by the name they have in an envelope. No class is ever looked up by such a name. */
final class EventTypes {

    private final Map<String, Class<?>> allowed = new ConcurrentHashMap<>();

    /** Allows a class, and what a sealed one permits. */
    void allow(Class<?> type) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                allow(permitted);
            }
        }
        if (!type.isInterface() && !Modifier.isAbstract(type.getModifiers()) && type != Object.class) {
            allowed.put(type.getName(), type);
        }
    }

    boolean isEmpty() {
        return allowed.isEmpty();
    }

    Optional<Class<?>> find(String name) {
        return Optional.ofNullable(allowed.get(name));
    }
}
