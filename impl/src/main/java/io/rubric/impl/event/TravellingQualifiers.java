package io.rubric.impl.event;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventException;
import io.rubric.event.Remote;
import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.codec.JsonDepth;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The qualifiers of an event, but for Rubric's and CDI's own: a JSON array of {@code {"t": type, "m": {member: value}}} in a text, since attributes of CloudEvents are scalar. Of what arrives only those
 * are made that the application has on an observer or an {@code Event}: no other can make a difference.
 */
final class TravellingQualifiers {

    private static final Set<String> OURS = Set.of(RedisEvent.class.getName(), Remote.class.getName());
    private static final String CDI = "jakarta.enterprise.";

    /** All of them, one, its members, and one that is an array. */
    private static final int DEEPEST = 4;

    private final Map<String, Class<? extends Annotation>> known = new ConcurrentHashMap<>();
    private final JsonCodec json;

    TravellingQualifiers(JsonCodec json) {
        this.json = json;
    }

    /** The application has a qualifier. */
    void know(Set<Annotation> qualifiers) {
        qualifiers.stream()
                .filter(TravellingQualifiers::travels)
                .forEach(qualifier -> known.put(qualifier.annotationType().getName(), qualifier.annotationType()));
    }

    private static boolean travels(Annotation qualifier) {
        String name = qualifier.annotationType().getName();
        return !OURS.contains(name) && !name.startsWith(CDI);
    }

    /** Writes those that travel; empty if there are none. */
    String write(Set<Annotation> qualifiers, String topic) {
        List<Map<String, Object>> written = new ArrayList<>();
        for (Annotation qualifier : qualifiers) {
            if (travels(qualifier)) {
                written.add(Map.of("t", qualifier.annotationType().getName(), "m", members(qualifier, topic)));
            }
        }
        return written.isEmpty() ? "" : new String(json.encode(written, List.class), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> members(Annotation qualifier, String topic) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Method member : qualifier.annotationType().getDeclaredMethods()) {
            Class<?> type = member.getReturnType();
            Class<?> element = type.isArray() ? type.getComponentType() : type;
            if (!element.isPrimitive() && element != String.class && !element.isEnum()) {
                throw new RedisEventException(
                        "Topic \"" + topic + "\": " + qualifier + " does not travel with an event, because "
                                + member.getName() + " is no primitive, text or enum",
                        topic,
                        null);
            }
            members.put(member.getName(), text(value(qualifier, member)));
        }
        return members;
    }

    private static Object value(Annotation qualifier, Method member) {
        try {
            member.trySetAccessible();
            return member.invoke(qualifier);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("the member " + member + " of a qualifier cannot be read", e);
        }
    }

    /** Numbers as text, too: a long does not fit into the numbers of JavaScript. */
    private static Object text(Object value) {
        if (!value.getClass().isArray()) {
            return value instanceof Enum<?> e ? e.name() : value.toString();
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            elements.add(text(Array.get(value, i)));
        }
        return elements;
    }

    /**
     * Makes the qualifiers that the application knows.
     *
     * @throws RefusedEventException if one of them has members that it cannot have
     */
    Set<Annotation> read(String written) {
        Set<Annotation> qualifiers = new HashSet<>();
        if (written.isEmpty()) {
            return qualifiers;
        }
        byte[] text = written.getBytes(StandardCharsets.UTF_8);
        if (JsonDepth.exceeds(text, DEEPEST)) { // they are a text in the envelope, whose depth does not tell
            throw new RefusedEventException("its qualifiers are nested deeper than any can be");
        }
        try {
            JsonArray all = (JsonArray) json.decode(text, JsonArray.class);
            for (JsonValue one : all == null ? List.<JsonValue>of() : all) {
                Class<? extends Annotation> type = known.get(one.asJsonObject().getString("t"));
                if (type != null) {
                    qualifiers.add(made(type, one.asJsonObject().getJsonObject("m")));
                }
            }
            return qualifiers;
        } catch (RefusedEventException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new RefusedEventException("its qualifiers cannot be read: " + e);
        }
    }

    private static Annotation made(Class<? extends Annotation> type, @Nullable JsonObject members) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Method member : type.getDeclaredMethods()) {
            JsonValue written = members == null ? null : members.get(member.getName());
            Object value =
                    written == null ? member.getDefaultValue() : QualifierValues.of(written, member.getReturnType());
            if (value == null) {
                throw new RefusedEventException("its qualifier " + type.getName() + " has no " + member.getName());
            }
            values.put(member.getName(), value);
        }
        return QualifierProxy.of(type, values);
    }

    /** Reads a member's value as its own type. */
    private static final class QualifierValues {

        static Object of(JsonValue written, Class<?> type) {
            if (!type.isArray()) {
                return of(((JsonString) written).getString(), type);
            }
            JsonArray elements = written.asJsonArray();
            Object array = Array.newInstance(type.getComponentType(), elements.size());
            for (int i = 0; i < elements.size(); i++) {
                Array.set(array, i, of(elements.getString(i), type.getComponentType()));
            }
            return array;
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // the constants of the member's own type
        private static Object of(String text, Class<?> type) {
            if (type.isEnum()) {
                return Enum.valueOf((Class) type, text);
            }
            return switch (type.getName()) {
                case "boolean" -> Boolean.valueOf(text);
                case "char" -> text.charAt(0);
                case "byte" -> Byte.valueOf(text);
                case "short" -> Short.valueOf(text);
                case "int" -> Integer.valueOf(text);
                case "long" -> Long.valueOf(text);
                case "float" -> Float.valueOf(text);
                case "double" -> Double.valueOf(text);
                case "java.lang.String" -> text;
                default -> throw new RefusedEventException("its qualifiers have a member of type " + type.getName());
            };
        }
    }
}
