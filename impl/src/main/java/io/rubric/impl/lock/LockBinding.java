package io.rubric.impl.lock;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.context.Caller;
import io.rubric.impl.key.KeyTemplate;
import io.rubric.impl.key.KeyTemplates;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Types;
import io.rubric.lock.Locked;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;

/** {@link Locked} on a method, checked. */
record LockBinding(InterceptedMethod method, String name, List<KeyTemplate> keys, String waitTime, String leaseTime) {

    private static final Set<Class<?>> LAZY =
            Set.of(BaseStream.class, Iterator.class, Future.class, Flow.Publisher.class);

    /** If problems were added, what comes back must not be used. */
    static LockBinding of(InterceptedMethod method, Locked annotation, Caller caller, Problems problems) {
        String place = method.place(Locked.class);
        Class<?> result = Types.raw(method.resultType());
        if (!CompletionStage.class.isAssignableFrom(result)
                && LAZY.stream().anyMatch(lazy -> lazy.isAssignableFrom(result))) {
            problems.add(
                    Problem.LOCK_RESULT_TYPE,
                    place,
                    result.getTypeName(),
                    "a result that is complete, or a CompletionStage of it");
        }
        KeyTemplates templates = new KeyTemplates(method, place, caller, problems);
        String[] written = annotation.value();
        List<KeyTemplate> keys = written.length == 0
                ? List.of(templates.ofName(method.toString()))
                : Arrays.stream(written).map(templates::compile).toList();
        String name = annotation.name().isEmpty() ? method.toString() : annotation.name();
        return new LockBinding(method, name, keys, annotation.waitTime(), annotation.leaseTime());
    }
}
