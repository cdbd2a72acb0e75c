package io.rubric.impl.structure;

import io.rubric.impl.codec.Form;
import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.codec.Storable;
import io.rubric.impl.method.Types;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a method's result of what a script has returned: a number, bytes, a list of these, or nothing. */
@FunctionalInterface
interface ScriptReply {

    /** What a list of Redis becomes. */
    Set<Class<?>> LISTS = Set.of(List.class, Collection.class, Iterable.class, Set.class);

    /**
     * The result.
     *
     * @throws RuntimeException of any kind if the script has returned something else
     */
    @Nullable
    Object read(@Nullable Object reply);

    /** That of a result's type. */
    static ScriptReply of(JsonCodec json, Type type) {
        Class<?> raw = Types.raw(type);
        if (raw == void.class || raw == Void.class) {
            return reply -> null;
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return ScriptReply::truth;
        }
        if (raw == Optional.class) {
            ScriptReply content = of(json, Types.argument(type, Optional.class));
            return reply -> reply == null ? Optional.empty() : Optional.ofNullable(content.read(reply));
        }
        ScriptReply text = text(Form.ofScript(json, type), type);
        if (raw == List.class || raw == Collection.class || raw == Iterable.class) {
            return listed(of(json, Types.argument(type, Iterable.class)), ArrayList::new, text);
        }
        if (raw == Set.class) {
            return listed(of(json, Types.argument(type, Iterable.class)), LinkedHashSet::new, text);
        }
        return raw == Map.class ? paired(json, type, text) : text;
    }

    /** False for a type that no reply can be made. */
    static boolean isKnown(Type type) {
        Class<?> raw = Types.raw(type);
        if (raw == Optional.class) {
            return isKnown(Types.argument(type, Optional.class));
        }
        if (Iterable.class.isAssignableFrom(raw)) {
            return LISTS.contains(raw) && isKnown(Types.argument(type, Iterable.class));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return raw == Map.class && isKnown(Types.arguments(type, Map.class)[1]);
        }
        return raw != Object.class
                && (!raw.isArray() || raw == byte[].class)
                && isNoOptional(raw)
                && Storable.test(raw);
    }

    /** False for what JSON-B writes as its content, or nothing. */
    static boolean isNoOptional(Class<?> raw) {
        return raw != Optional.class
                && raw != OptionalInt.class
                && raw != OptionalLong.class
                && raw != OptionalDouble.class;
    }

    private static Object truth(@Nullable Object reply) {
        if (reply == null) {
            return false;
        }
        if (reply instanceof Long number) {
            return number != 0;
        }
        return switch (new String(bytes(reply), StandardCharsets.UTF_8)) {
            case "OK", "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("a text that is neither true nor false");
        };
    }

    private static ScriptReply text(Form form, Type type) {
        boolean primitive = Types.raw(type).isPrimitive();
        return reply -> {
            if (reply == null && primitive) {
                throw new IllegalArgumentException(
                        "nothing, which " + type + " cannot be; write its class or Optional");
            }
            return reply == null ? null : form.read(bytes(reply));
        };
    }

    private static ScriptReply listed(ScriptReply element, Supplier<Collection<Object>> make, ScriptReply text) {
        return reply -> {
            if (!(reply instanceof List<?> list)) {
                return text.read(reply);
            }
            Collection<@Nullable Object> all = make.get();
            list.forEach(one -> all.add(element.read(one)));
            return all;
        };
    }

    private static ScriptReply paired(JsonCodec json, Type type, ScriptReply text) {
        Type[] types = Types.arguments(type, Map.class);
        ScriptReply key = text(Form.ofKey(types[0]).orElseGet(() -> Form.ofValue(json, types[0])), types[0]);
        ScriptReply value = of(json, types[1]);
        return reply -> {
            if (!(reply instanceof List<?> list)) {
                return text.read(reply);
            }
            if (list.size() % 2 != 0) {
                throw new IllegalArgumentException("a list of " + list.size() + ", which are no pairs");
            }
            Map<@Nullable Object, @Nullable Object> all = new LinkedHashMap<>();
            for (int i = 0; i < list.size(); i += 2) {
                all.put(key.read(list.get(i)), value.read(list.get(i + 1)));
            }
            return all;
        };
    }

    private static byte[] bytes(Object reply) {
        if (reply instanceof byte[] bytes) {
            return bytes;
        }
        if (reply instanceof List) {
            throw new IllegalArgumentException("a list");
        }
        return reply.toString().getBytes(StandardCharsets.UTF_8);
    }
}
