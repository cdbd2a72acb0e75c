package io.rubric.impl.lock;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.key.KeyTemplate;
import io.rubric.impl.key.KeyTemplates;
import io.rubric.impl.method.EmptyResult;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Types;
import io.rubric.lock.Locked;
import io.rubric.lock.OnContention;
import io.rubric.lock.Permits;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;

/** Checks annotations on methods, and remembers them for those who take the same locks by hand. */
final class LockRules {

    private static final Set<Class<?>> LAZY =
            Set.of(BaseStream.class, Iterator.class, Future.class, Flow.Publisher.class);

    private final Services services;
    private final LockPolicies policies;
    private final Map<String, Set<Bound>> bound = new ConcurrentHashMap<>();

    LockRules(Services services, LockPolicies policies) {
        this.services = services;
        this.policies = policies;
    }

    /** A method with its {@link Locked}. */
    record Bound(InterceptedMethod method, List<String> templates, LockPolicy policy) {}

    LockPolicies policies() {
        return policies;
    }

    /** The prefix of locks, or of permits. */
    String prefix(boolean permits) {
        return services.names().prefix() + (permits ? ":permits:" : ":lock:");
    }

    /** The methods that have a name. */
    Set<Bound> of(String name) {
        return bound.getOrDefault(name, Set.of());
    }

    /** If problems were added, what comes back must not be used. */
    LockRule of(InterceptedMethod method, Annotation annotation, Problems problems) {
        return annotation instanceof Permits permits
                ? rule(method, annotation, nonEmpty(permits.value()), permits.name(), Said.of(permits), problems)
                : locked(method, (Locked) annotation, problems);
    }

    private LockRule locked(InterceptedMethod method, Locked annotation, Problems problems) {
        List<String> templates = List.of(annotation.value());
        LockRule rule = rule(method, annotation, templates, annotation.name(), Said.of(annotation), problems);
        bound.computeIfAbsent(rule.policy().name(), name -> ConcurrentHashMap.newKeySet())
                .add(new Bound(method, templates, rule.policy()));
        return rule;
    }

    private static List<String> nonEmpty(String template) {
        return template.isEmpty() ? List.of() : List.of(template);
    }

    private LockRule rule(
            InterceptedMethod method,
            Annotation annotation,
            List<String> written,
            String name,
            Said said,
            Problems problems) {
        String place = method.place(annotation.annotationType());
        checkResult(method, place, problems);
        if (said.onContention() == OnContention.SKIP && !EmptyResult.exists(method)) {
            problems.add(
                    Problem.SKIP_PRIMITIVE,
                    place,
                    "onContention = SKIP on a method that returns "
                            + method.resultType().getTypeName(),
                    "another result type, or FAIL");
        }
        KeyTemplates templates = new KeyTemplates(method, place, services.caller(), problems);
        List<KeyTemplate> keys = written.isEmpty()
                ? List.of(templates.ofName(method.toString()))
                : written.stream().map(templates::compile).toList();
        LockPolicy policy = policies.of(name.isEmpty() ? method.toString() : name, said, place, problems);
        return new LockRule(policy, prefix(said.permits()), keys);
    }

    private static void checkResult(InterceptedMethod method, String place, Problems problems) {
        Class<?> result = Types.raw(method.resultType());
        if (!CompletionStage.class.isAssignableFrom(result)
                && LAZY.stream().anyMatch(lazy -> lazy.isAssignableFrom(result))) {
            problems.add(
                    Problem.LOCK_RESULT_TYPE,
                    place,
                    result.getTypeName(),
                    "a result that is complete, or a CompletionStage of it");
        }
    }
}
