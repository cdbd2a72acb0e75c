package io.rubric.impl.cache;

import io.rubric.cache.CacheResult;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.key.KeyTemplate;
import io.rubric.impl.key.KeyTemplates;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Types;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;

/** {@link CacheResult} on a method, checked. */
record CacheResultBinding(InterceptedMethod method, String cacheName, KeyTemplate key, Type valueType, String ttl) {

    private static final Set<Class<?>> UNSTORABLE = Set.of(
            BaseStream.class, Iterator.class, InputStream.class, Reader.class, Future.class, Flow.Publisher.class);

    /** If problems were added, what comes back must not be used. */
    static CacheResultBinding of(InterceptedMethod method, CacheResult annotation, Problems problems) {
        String place = method.place(CacheResult.class);
        Type type = method.valueType();
        check(type, place, problems);
        KeyTemplates templates = new KeyTemplates(method, place, problems);
        KeyTemplate key = annotation.key().isEmpty() ? templates.compileAll() : templates.compile(annotation.key());
        String name = annotation.cacheName().isEmpty() ? method.toString() : annotation.cacheName();
        return new CacheResultBinding(method, name, key, type, annotation.ttl());
    }

    private static void check(Type type, String place, Problems problems) {
        Class<?> raw = Types.raw(type);
        if (raw == void.class || raw == Void.class) {
            problems.add(
                    Problem.CACHE_RESULT_VOID,
                    place,
                    raw.getSimpleName(),
                    "a method that returns a value, or remove the annotation");
        } else if (raw == Object.class || UNSTORABLE.stream().anyMatch(u -> u.isAssignableFrom(raw))) {
            problems.add(
                    Problem.CACHE_RESULT_TYPE,
                    place,
                    type.getTypeName(),
                    "a type that can be read again, such as a List or a record, or a CompletionStage of it");
        }
    }
}
