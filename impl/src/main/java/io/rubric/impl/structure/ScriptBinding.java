package io.rubric.impl.structure;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.codec.Form;
import io.rubric.impl.codec.Storable;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Types;
import io.rubric.impl.redis.Script;
import io.rubric.redis.RedisKey;
import io.rubric.redis.RedisScript;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@link RedisScript}, checked.
 *
 * @param keys what {@code KEYS} are
 * @param arguments what {@code ARGV} are
 * @param oneSlot whether the keys are known to lie in one slot, whatever the call
 */
record ScriptBinding(
        InterceptedMethod method,
        Script script,
        List<ScriptKey> keys,
        List<ScriptArgument> arguments,
        boolean oneSlot,
        ScriptReply reply) {

    private static final String TYPES = "a text, a number, a boolean, an enum, a byte[], a record or a collection";

    /** Empty if problems were added. */
    static Optional<ScriptBinding> of(
            InterceptedMethod method,
            RedisScript annotation,
            Services services,
            StructureNames names,
            Problems problems) {
        int before = problems.count();
        String place = method.place(RedisScript.class);
        Optional<ScriptText> text = ScriptText.of(annotation.value(), method.beanClass(), place, problems);
        ScriptKeys keys = ScriptKeys.of(method, annotation.hashTag(), services, names, problems);
        List<ScriptArgument> arguments = arguments(method, services, problems);
        checkResult(method, place, problems);
        text.ifPresent(known -> {
            checkUse("KEYS", known.keys(), keys.all().size(), place, problems);
            checkUse("ARGV", known.arguments(), arguments.size(), place, problems);
        });
        return problems.count() > before
                ? Optional.empty()
                : text.map(known -> new ScriptBinding(
                        method,
                        new Script(known.text()),
                        keys.all(),
                        arguments,
                        keys.oneSlot(),
                        ScriptReply.of(services.json(), method.valueType())));
    }

    private static List<ScriptArgument> arguments(InterceptedMethod method, Services services, Problems problems) {
        List<ScriptArgument> all = new ArrayList<>();
        Parameter[] parameters = method.method().getParameters();
        List<Type> types = method.parameterTypes();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].getAnnotationsByType(RedisKey.class).length > 0) {
                continue;
            }
            Class<?> raw = Types.raw(types.get(i));
            if (RedissonScripts.isStructure(raw) || !Storable.test(raw) || !ScriptReply.isNoOptional(raw)) {
                problems.add(
                        Problem.SCRIPT_TYPE,
                        method.place(RedisScript.class),
                        types.get(i).getTypeName() + " for " + parameters[i].getName(),
                        RedissonScripts.isStructure(raw) ? "@RedisKey before it: a structure is a key" : TYPES);
            }
            all.add(new ScriptArgument(i, parameters[i].getName(), Form.ofScript(services.json(), types.get(i))));
        }
        return List.copyOf(all);
    }

    private static void checkResult(InterceptedMethod method, String place, Problems problems) {
        Type type = method.valueType();
        Class<?> raw = Types.raw(type);
        boolean nothing = raw == void.class || raw == Void.class;
        boolean open = method.method().getTypeParameters().length > 0;
        if (open || (!nothing && !ScriptReply.isKnown(type))) {
            problems.add(
                    Problem.SCRIPT_TYPE,
                    place,
                    open ? method.method().toGenericString() : type.getTypeName(),
                    "a result such as " + TYPES
                            + " (List, Set or Map), an Optional or a CompletionStage of it, and no type parameter");
        }
    }

    private static void checkUse(String table, ScriptText.Names names, int count, String place, Problems problems) {
        if (names.most() > count) {
            problems.add(
                    Problem.SCRIPT_PARAMETERS,
                    place,
                    table + "[" + names.most() + "] in the script, and " + count + " in the method",
                    table.equals("KEYS") ? "a @RedisKey for each" : "a parameter for each");
        } else if (names.unused(count) > 0) {
            problems.add(
                    Problem.SCRIPT_PARAMETERS,
                    place,
                    count + " in the method, and no " + table + "[" + names.unused(count) + "] in the script",
                    "a script that uses it, or a method without it");
        }
    }
}
