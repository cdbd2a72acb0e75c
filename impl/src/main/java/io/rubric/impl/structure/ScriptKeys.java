package io.rubric.impl.structure;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.key.KeyTemplate;
import io.rubric.impl.key.KeyTemplates;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Types;
import io.rubric.redis.RedisKey;
import io.rubric.redis.RedisScript;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compiles the {@link RedisKey}s of one method and notes what is wrong with them. */
final class ScriptKeys {

    /** Text alone, or what no value contains before the first one. */
    private static final Pattern BEGINNING = Pattern.compile("[^{]+$|[^{]*[^\\w.~@+'%{-]\\{");

    private final InterceptedMethod method;
    private final String place;
    private final StructureNames names;
    private final Problems problems;
    private final KeyTemplates templates;
    private final @Nullable KeyTemplate tag;
    private final String prefix;
    private final List<ScriptKey> all = new ArrayList<>();
    private int made;

    private ScriptKeys(
            InterceptedMethod method, String hashTag, Services services, StructureNames names, Problems problems) {
        this.method = method;
        this.place = method.place(RedisScript.class);
        this.names = names;
        this.problems = problems;
        this.templates = new KeyTemplates(method, place, services.caller(), problems);
        this.tag = hashTag.isEmpty() ? null : templates.compile(hashTag);
        this.prefix = services.names().prefix() + ":";
    }

    static ScriptKeys of(
            InterceptedMethod method, String hashTag, Services services, StructureNames names, Problems problems) {
        ScriptKeys keys = new ScriptKeys(method, hashTag, services, names, problems);
        RedissonScripts store = new RedissonScripts(services.redis());
        Parameter[] parameters = method.method().getParameters();
        for (int i = 0; i < parameters.length; i++) {
            for (RedisKey key : parameters[i].getAnnotationsByType(RedisKey.class)) {
                keys.add(i, parameters[i].getName(), key.value(), store);
                if (key.value().isEmpty()
                        && !parameters[i].isNamePresent()
                        && !RedissonScripts.isStructure(parameters[i].getType())) {
                    problems.add(
                            Problem.SCRIPT_PARAMETERS,
                            keys.place,
                            "@RedisKey on a parameter whose name is not known",
                            "a template, or compile the interface with -parameters");
                }
            }
        }
        keys.check();
        return keys;
    }

    List<ScriptKey> all() {
        return List.copyOf(all);
    }

    /** True if that is so whatever the call. */
    boolean oneSlot() {
        return all.size() == 1 || (made == all.size() && tag != null);
    }

    private void add(int parameter, String name, String template, ScriptStore store) {
        if (RedissonScripts.isStructure(Types.raw(method.parameterTypes().get(parameter)))) {
            all.add(arguments -> key(store, arguments[parameter], name));
            if (!template.isEmpty()) {
                problems.add(
                        Problem.STRUCTURE_NAME,
                        place,
                        "\"" + template + "\" for a structure, which has its own name",
                        "@RedisKey without a template");
            }
            return;
        }
        made++;
        KeyTemplate key = templates.compile(template.isEmpty() ? name + ":{" + parameter + "}" : template);
        if (tag != null) {
            KeyTemplate shared = tag;
            all.add(arguments -> prefix + "{" + shared.render(arguments) + "}:" + key.render(arguments));
            return;
        }
        all.add(arguments -> prefix + key.render(arguments));
        checkBeginning(template.isEmpty() ? name + ":" : template);
    }

    /** A value at the beginning, or a part of the first word, could choose whose key it is. */
    private void checkBeginning(String template) {
        if (!BEGINNING.matcher(template).lookingAt()) {
            problems.add(
                    Problem.STRUCTURE_NAME,
                    place,
                    "\"" + template + "\", whose first word a value can choose",
                    "a word and a colon before the first value, such as \"stock:{sku}\"");
        }
        names.isFree(template, place, problems);
    }

    private void check() {
        if (all.isEmpty()) {
            problems.add(
                    Problem.SCRIPT_PARAMETERS,
                    place,
                    "no @RedisKey",
                    "one before each parameter that is a key: by it a cluster finds the server");
        }
        if (made > 1 && tag == null) {
            problems.add(
                    Problem.SCRIPT_SLOT,
                    place,
                    made + " keys without a hashTag",
                    "@RedisScript(hashTag = \"…\") with what they have in common, a word or a template");
        }
        if (made == 0 && tag != null) {
            problems.add(Problem.SCRIPT_SLOT, place, "a hashTag for structures, which have their names", "no hashTag");
        }
    }

    private static String key(ScriptStore store, @Nullable Object structure, String name) {
        if (structure == null) {
            throw new IllegalArgumentException(name + " is null, and no key");
        }
        return store.key(structure);
    }
}
