package io.rubric.impl.event;

import io.rubric.event.EventType;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.method.Types;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The types that may be made from what arrives, by the name they have in an envelope. No class is ever looked up by such a name. */
final class EventTypes {

    private final Map<String, Type> allowed = new ConcurrentHashMap<>();
    private final List<ParameterizedType> generic = new ArrayList<>();

    /** Allows a type, and what a sealed one permits. An interface and an abstract class stand for nothing of their own. */
    void allow(Type type, String place, Problems problems) {
        if (isOpen(type)) {
            problems.add(Problem.EVENT_TYPE, place, type.getTypeName(), "a type without wildcards and variables in it");
        } else if (type instanceof Class<?> c) {
            allow(c, place, problems);
        } else {
            put(nameOf(type), type, place, problems);
            if (type instanceof ParameterizedType p && !generic.contains(p)) {
                generic.add(p);
            }
        }
    }

    private void allow(Class<?> type, String place, Problems problems) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                allow(permitted, place, problems);
            }
        }
        if (type.isArray() || isMade(type)) {
            put(nameOf(type), type, place, problems);
            EventType named = type.getAnnotation(EventType.class);
            if (named != null) {
                List.of(named.aliases()).forEach(alias -> put(alias, type, place, problems));
            }
        }
    }

    private static boolean isMade(Class<?> type) {
        return !type.isInterface()
                && !Modifier.isAbstract(type.getModifiers())
                && type.getTypeParameters().length == 0
                && type != Object.class;
    }

    private void put(String name, Type type, String place, Problems problems) {
        Type other = allowed.putIfAbsent(name, type);
        if (other != null && !other.equals(type)) {
            problems.add(
                    Problem.EVENT_NAME,
                    place,
                    "\"" + name + "\", which is " + other.getTypeName() + " as well as " + type.getTypeName(),
                    Types.asOne(other, type, "another name in @EventType of one of them"));
        } else if (type instanceof Class<?> c && c.isAnnotationPresent(EventType.class) && !Topics.isValid(name)) {
            problems.add(Problem.EVENT_NAME, place, "\"" + name + "\" in @EventType", Topics.ALLOWED);
        }
    }

    private static boolean isOpen(Type type) {
        if (type instanceof ParameterizedType p) {
            return Arrays.stream(p.getActualTypeArguments()).anyMatch(EventTypes::isOpen);
        }
        if (type instanceof GenericArrayType a) {
            return isOpen(a.getGenericComponentType());
        }
        return type instanceof TypeVariable || type instanceof WildcardType;
    }

    /** The name of a type: the logical one of a class that has it, with the names of its arguments. */
    static String nameOf(Type type) {
        if (type instanceof ParameterizedType p) {
            return Arrays.stream(p.getActualTypeArguments())
                    .map(EventTypes::nameOf)
                    .collect(Collectors.joining(",", nameOf(p.getRawType()) + "<", ">"));
        }
        if (type instanceof GenericArrayType || (type instanceof Class<?> c && c.isArray())) {
            return nameOf(Types.component(type)) + "[]";
        }
        EventType named = Types.raw(type).getAnnotation(EventType.class);
        return named == null ? type.getTypeName() : named.value();
    }

    boolean isEmpty() {
        return allowed.isEmpty();
    }

    List<Type> all() {
        return List.copyOf(allowed.values());
    }

    Optional<Type> find(String name) {
        return Optional.ofNullable(allowed.get(name));
    }

    /**
     * The type as which a payload is written.
     *
     * @param declared what the {@code Event} that has fired it says; {@code Object} if nothing
     * @param resolved what the container makes of both
     * @return empty if its class has parameters and nobody says of what
     */
    Optional<Type> of(Object payload, Type declared, Type resolved) {
        Class<?> c = payload.getClass();
        if (fits(declared, payload)) {
            return Optional.of(declared);
        }
        if (c.getTypeParameters().length == 0 && (c.isArray() || !isHidden(c))) {
            return Optional.of(c);
        }
        List<ParameterizedType> candidates = generic.stream()
                .filter(type -> fits(type, payload) && !contradicts(type, resolved))
                .toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    private static boolean fits(Type type, Object payload) {
        return type instanceof ParameterizedType
                && !isOpen(type)
                && Types.raw(type).isInstance(payload);
    }

    /** A class such as those behind {@code List.of}, which no other node can make. */
    private static boolean isHidden(Class<?> type) {
        return type.isHidden() || type.isAnonymousClass() || type.isLocalClass();
    }

    private static boolean contradicts(ParameterizedType type, Type resolved) {
        Class<?> raw = Types.raw(type);
        if (!(resolved instanceof ParameterizedType) || !raw.isAssignableFrom(Types.raw(resolved))) {
            return false;
        }
        for (int i = 0; i < raw.getTypeParameters().length; i++) {
            Type argument = Types.within(raw.getTypeParameters()[i], resolved);
            if (argument != Object.class && !argument.equals(type.getActualTypeArguments()[i])) {
                return true;
            }
        }
        return false;
    }
}
