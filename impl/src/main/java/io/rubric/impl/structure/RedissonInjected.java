package io.rubric.impl.structure;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.codec.Form;
import io.rubric.impl.codec.Storable;
import io.rubric.impl.method.Injectable;
import io.rubric.impl.method.Types;
import io.rubric.impl.redis.FormCodec;
import io.rubric.impl.structure.RedissonStructures.Kind;
import io.rubric.redis.RedisName;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The structures that the application has injected. */
final class RedissonInjected {

    private final Services services;
    private final StructureNames names;
    private final Map<String, Seen> forms = new HashMap<>();
    private final List<Injectable> all = new ArrayList<>();

    /** What a key was first seen to be. */
    private record Seen(String form, String place) {}

    RedissonInjected(Services services, StructureNames names) {
        this.services = services;
        this.names = names;
    }

    /** Somebody injects a structure. */
    void add(Type type, RedisName name, String place, Problems problems) {
        Class<?> raw = Types.raw(type);
        Optional<Kind> kind = RedissonStructures.find(raw);
        if (RedissonStructures.isPro(raw)) {
            problems.add(
                    Problem.STRUCTURE_EDITION,
                    place,
                    raw.getSimpleName(),
                    "a structure of the community edition, or a RedissonClient bean of the other one and inject that");
        } else if (kind.isEmpty()) {
            problems.add(
                    Problem.STRUCTURE_TYPE,
                    place,
                    type.getTypeName(),
                    "one of " + RedissonStructures.names() + ", or inject RedissonClient");
        } else if (isKnown(type, kind.get())) {
            add(kind.get(), type, name, place, problems);
        } else {
            problems.add(Problem.STRUCTURE_TYPE, place, type.getTypeName(), example(raw));
        }
    }

    List<Injectable> all() {
        return all;
    }

    private void add(Kind kind, Type type, RedisName name, String place, Problems problems) {
        int before = problems.count();
        String key =
                kind.named() ? names.key(name.value(), place, problems).orElse("") : nameless(name, place, problems);
        if (name.type() != Object.class && (kind.arguments() > 0 || !kind.typed())) {
            problems.add(
                    Problem.STRUCTURE_TYPE,
                    place,
                    "type = " + name.type().getSimpleName() + ".class and " + type.getTypeName(),
                    kind.arguments() > 0
                            ? "the type in its brackets"
                            : "no type: it holds nothing of the application's");
        }
        FormCodec codec = codec(kind, type, name, key, place, problems);
        if (problems.count() > before) {
            return;
        }
        check(key, kind, place, problems);
        all.add(new Injectable(
                type, Set.of(name), () -> kind.maker().make(services.redis().client(), key, codec), kind.shared()));
    }

    private String nameless(RedisName name, String place, Problems problems) {
        if (!name.value().isEmpty()) {
            problems.add(Problem.STRUCTURE_NAME, place, "\"" + name.value() + "\" for what has no name", "@RedisName");
        }
        return "";
    }

    private FormCodec codec(Kind kind, Type type, RedisName name, String key, String place, Problems problems) {
        Type[] arguments = type instanceof ParameterizedType p ? p.getActualTypeArguments() : new Type[0];
        Type value = arguments.length == 0 ? name.type() : arguments[arguments.length - 1];
        Form form = kind.named() ? Form.ofValue(services.json(), value) : Form.ofScript(services.json(), value);
        Optional<Form> keys = arguments.length == 2 ? Form.ofKey(arguments[0]) : Optional.of(form);
        if (keys.isEmpty()) {
            problems.add(
                    Problem.STRUCTURE_KEY,
                    place,
                    arguments[0].getTypeName(),
                    "a String, a number, a boolean, an enum, a UUID, a URI or a type of java.time as key");
        }
        return new FormCodec(keys.orElse(form), form, key.isEmpty() ? "a script's answer" : key);
    }

    private void check(String key, Kind kind, String place, Problems problems) {
        if (kind.form().isEmpty()) {
            return;
        }
        Seen first = forms.putIfAbsent(key, new Seen(kind.form(), place));
        if (first != null && !first.form.equals(kind.form())) {
            problems.add(
                    Problem.STRUCTURE_TWICE,
                    place,
                    "a " + kind.form() + " at " + key + ", but a " + first.form + " for " + first.place,
                    "another name for one of them");
        }
    }

    /** False for a type with a variable or a wildcard, one without its arguments, and one of what cannot be kept. */
    private static boolean isKnown(Type type, Kind kind) {
        return type instanceof ParameterizedType p
                ? Arrays.stream(p.getActualTypeArguments())
                        .allMatch(argument -> isKnown(argument) && Storable.test(Types.raw(argument)))
                : kind.arguments() == 0;
    }

    private static boolean isKnown(Type type) {
        if (type instanceof ParameterizedType p) {
            return Arrays.stream(p.getActualTypeArguments()).allMatch(RedissonInjected::isKnown);
        }
        return type instanceof Class || (type instanceof GenericArrayType a && isKnown(a.getGenericComponentType()));
    }

    private static String example(Class<?> raw) {
        return switch (raw.getTypeParameters().length) {
            case 1 -> raw.getSimpleName() + "<Order>, with the type of what it holds";
            default -> raw.getSimpleName() + "<String, Order>, with the types of what it holds";
        };
    }
}
