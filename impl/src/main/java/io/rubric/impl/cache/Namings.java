package io.rubric.impl.cache;

import io.rubric.cache.CacheKey;
import io.rubric.cache.CacheValue;
import io.rubric.cache.KeyGenerator;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.key.AnyKey;
import io.rubric.impl.key.KeyTemplate;
import io.rubric.impl.key.KeyTemplates;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.UserObjects;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Decides for the annotations of one method which entries its calls mean. */
final class Namings {

    private final InterceptedMethod method;
    private final List<Type> types;
    private final String place;
    private final UserObjects objects;
    private final Problems problems;
    private final KeyTemplates templates;

    /**
     * @param types to take for those of the parameters
     */
    Namings(InterceptedMethod method, List<Type> types, String place, Services services, Problems problems) {
        this.method = method;
        this.types = types;
        this.place = place;
        this.objects = services.objects();
        this.problems = problems;
        this.templates = new KeyTemplates(method, types, place, services.caller(), problems);
    }

    /**
     * The entry of a call. If problems were added, what comes back must not be used.
     *
     * @param key the annotation's template, empty if it has none
     * @param own the annotation's generator, the interface itself if it has none
     * @param inherited that of the class
     */
    Naming of(
            String key,
            Class<? extends KeyGenerator> own,
            Class<? extends KeyGenerator> inherited,
            List<String> groups) {
        boolean generated = own != KeyGenerator.class;
        if (generated && !key.isEmpty()) {
            problems.add(
                    Problem.CACHE_TWO_KEYS,
                    place,
                    "key = \"" + key + "\" and keyGenerator = " + own.getName(),
                    "one of the two");
        }
        Class<? extends KeyGenerator> generator = generated || !key.isEmpty() ? own : inherited;
        Supplier<? extends KeyGenerator> made =
                generator == KeyGenerator.class ? null : objects.of(generator, "keyGenerator", place, problems);
        return new Naming(
                method.method(),
                made == null ? template(key) : templates.ofName(""),
                made,
                new AnyKey(),
                groups.stream().map(this::group).toList(),
                made == null && key.isEmpty() ? (int) parameters().count() : KeyShapes.WRITTEN);
    }

    /** A template of groups. */
    KeyTemplate group(String template) {
        if (template.isEmpty()) {
            problems.add(Problem.CACHE_GROUP_EMPTY, place, "\"\" among groups", "a name, such as \"org:{orgId}\"");
        }
        return templates.compile(Groups.withoutBlanks(template));
    }

    /** The object of a class that a member names; null if it is the interface itself. */
    <T> @Nullable Supplier<T> made(Class<T> none, Class<? extends T> type, String member) {
        return type == none ? null : objects.of(type, member, place, problems);
    }

    private KeyTemplate template(String key) {
        return key.isEmpty() ? templates.compile(parameters()) : templates.compile(key);
    }

    /** Those that make the key where there is no template. */
    private IntStream parameters() {
        int[] marked = positions(CacheKey.class);
        int[] values = positions(CacheValue.class);
        return marked.length > 0
                ? IntStream.of(marked)
                : IntStream.range(0, types.size())
                        .filter(i -> IntStream.of(values).noneMatch(v -> v == i));
    }

    private int[] positions(Class<? extends Annotation> annotation) {
        return positions(method, annotation);
    }

    /** The parameters that have an annotation. */
    static int[] positions(InterceptedMethod method, Class<? extends Annotation> annotation) {
        Parameter[] parameters = method.method().getParameters();
        return IntStream.range(0, parameters.length)
                .filter(i -> parameters[i].isAnnotationPresent(annotation))
                .toArray();
    }
}
