package io.rubric.impl.method;

import io.rubric.impl.Problems;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A feature as the CDI extensions see it: they show it every annotated method of every bean and tell it when to begin and end. */
public interface Feature {

    /** The interceptor bindings it answers for. */
    List<Class<? extends Annotation>> annotations();

    /** The classes it adds to the application: interceptors and injectable beans. */
    List<Class<?>> beans();

    /** What it offers for injection, by type. */
    default Map<Class<?>, Object> injectables() {
        return Map.of();
    }

    /**
     * Checks an annotation and decides what it means.
     *
     * @return what happens around the method, null if problems were added
     */
    @Nullable
    Operation bind(InterceptedMethod method, Annotation annotation, Problems problems);

    /** The application has started: Redis answers, and other threads may call into the application. */
    default void start() {}

    /** The application stops; Redis can still be used. */
    default void stop() {}
}
