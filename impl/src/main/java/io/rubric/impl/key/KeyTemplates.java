package io.rubric.impl.key;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.context.Caller;
import io.rubric.impl.key.KeyTemplate.Literal;
import io.rubric.impl.key.KeyTemplate.Part;
import io.rubric.impl.key.KeyTemplate.Path;
import io.rubric.impl.key.KeyTemplate.Said;
import io.rubric.impl.key.KeyTemplate.Value;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Types;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compiles the templates of one annotation on one method and notes what is wrong with them. */
public final class KeyTemplates {

    private static final Pattern PATH = Pattern.compile("[\\w$]+(\\.[\\w$]+)*");
    private static final Set<Type> NUMBERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);

    private final InterceptedMethod method;
    private final List<Type> types;
    private final String place;
    private final Caller caller;
    private final Problems problems;

    /**
     * @param place the annotation and method, for problems
     * @param caller whom templates may name; a parameter of the same name comes first
     */
    public KeyTemplates(InterceptedMethod method, String place, Caller caller, Problems problems) {
        this(method, method.parameterTypes(), place, caller, problems);
    }

    /**
     * @param types to take for those of the parameters
     */
    public KeyTemplates(InterceptedMethod method, List<Type> types, String place, Caller caller, Problems problems) {
        this.method = method;
        this.types = types;
        this.place = place;
        this.caller = caller;
        this.problems = problems;
    }

    /** Compiles a template. If problems were added, what comes back must not be used. */
    public KeyTemplate compile(String template) {
        return new KeyTemplate(Pieces.of(
                template,
                path -> value(template, path),
                () -> problems.add(
                        Problem.TEMPLATE_SYNTAX,
                        place,
                        "\"" + template + "\"",
                        "each { with its }, such as \"order:{id}\"")));
    }

    /** The template without parameters that a name stands for. */
    public KeyTemplate ofName(String name) {
        return new KeyTemplate(List.of(new Literal(Key.escape(name))));
    }

    /** The template of all parameters in their order. */
    public KeyTemplate compileAll() {
        return compile(IntStream.range(0, types.size()));
    }

    /** The template of some parameters, by their positions. */
    public KeyTemplate compile(IntStream positions) {
        return compile(positions.mapToObj(i -> "{" + i + "}").collect(Collectors.joining(",")));
    }

    /**
     * What gives the whole number that a template of one value means, null if it leads to null; nothing if problems were added, or the template is more than one value or its type no whole
     * number.
     */
    public Optional<Function<@Nullable Object[], @Nullable Object>> number(String template) {
        if (!template.matches("\\{[^{}]*}")) {
            return Optional.empty();
        }
        return path(template, template.substring(1, template.length() - 1))
                .filter(path -> NUMBERS.contains(Types.boxed(path.type())))
                .map(path -> path::get);
    }

    private Optional<Part> value(String template, String text) {
        String[] names = text.split("\\.", -1);
        Optional<Supplier<@Nullable String>> word = parameter(names[0]) < 0 ? caller.word(names[0]) : Optional.empty();
        if (word.isPresent()) {
            return said(template, text, names, word.get());
        }
        Optional<Path> path = path(template, text);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Type type = path.get().type();
        Optional<KeyWriter> writer = KeyWriter.of(type);
        if (writer.isEmpty()) {
            problems.add(Problem.TEMPLATE_TYPE, place, "{" + text + "} of type " + type.getTypeName(), KeyWriter.TYPES);
        }
        return writer.map(w -> new Value(path.get(), w));
    }

    private Optional<Path> path(String template, String text) {
        if (!PATH.matcher(text).matches()) {
            problems.add(
                    Problem.TEMPLATE_SYNTAX,
                    place,
                    "{" + text + "} in \"" + template + "\"",
                    "{parameter} or {parameter.property}");
            return Optional.empty();
        }
        String[] names = text.split("\\.", -1);
        int parameter = parameter(names[0]);
        if (parameter < 0) {
            problems.add(Problem.TEMPLATE_NAME, place, "{" + text + "} in \"" + template + "\"", expected());
            return Optional.empty();
        }
        List<Accessor> accessors = new ArrayList<>();
        Type type = types.get(parameter);
        for (int i = 1; i < names.length; i++) {
            Optional<Accessor> accessor = Accessor.find(type, names[i]);
            if (accessor.isEmpty()) {
                problems.add(
                        Problem.TEMPLATE_PATH,
                        place,
                        "{" + text + "} in \"" + template + "\"",
                        properties(type, names, i));
                return Optional.empty();
            }
            accessors.add(accessor.get());
            type = accessor.get().type();
        }
        return Optional.of(new Path(parameter, List.copyOf(accessors), type));
    }

    private Optional<Part> said(String template, String path, String[] names, Supplier<@Nullable String> text) {
        String found = "{" + path + "} in \"" + template + "\"";
        if (names.length > 1) {
            problems.add(Problem.TEMPLATE_PATH, place, found, "{" + names[0] + "}, which is a text without properties");
            return Optional.empty();
        }
        if (names[0].equals(Caller.CLIENT) && !caller.hasRequests()) {
            problems.add(
                    Problem.TEMPLATE_CLIENT,
                    place,
                    found + ", but no Servlet API",
                    "a template without {client}, or use a container with Jakarta Servlet");
            return Optional.empty();
        }
        return KeyWriter.of(String.class).map(writer -> new Said(text, writer));
    }

    private static String properties(Type type, String[] names, int known) {
        String properties = Accessor.names(type);
        return properties.isEmpty()
                ? "{" + String.join(".", List.of(names).subList(0, known)) + "}: " + type.getTypeName()
                        + " has no properties"
                : "one of [" + properties + "] of " + type.getTypeName();
    }

    private int parameter(String name) {
        if (name.matches("\\d{1,3}")) {
            int position = Integer.parseInt(name);
            return position < types.size() ? position : -1;
        }
        return method.parameterNames().indexOf(name);
    }

    private String expected() {
        int count = types.size();
        if (count == 0) {
            return "a template without braces: the method has no parameters";
        }
        if (method.parameterNames().isEmpty()) {
            return "a position from 0 to " + (count - 1) + ", or compile the class with -parameters";
        }
        return "one of " + method.parameterNames();
    }
}
