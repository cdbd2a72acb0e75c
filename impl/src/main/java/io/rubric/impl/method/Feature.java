package io.rubric.impl.method;

import io.rubric.impl.Problems;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feature as the CDI extensions see it: they show it every annotated method of every bean and tell it when to begin and end. */
public interface Feature {

    /** What a CDI extension must know of it beforehand. */
    Door door();

    /**
     * An injection point has one of the qualifiers. Points and methods come in no order, and points that are alike come more than once.
     *
     * @param type what is to be injected; for an {@code Instance} or {@code Provider} what it gives
     * @param place the qualifier and the member that has it
     */
    default void injected(Type type, Annotation qualifier, String place, Problems problems) {}

    /** All methods and injection points of the deployment have been shown: what can be checked only now. */
    default void complete(Problems problems) {}

    /** What it offers for injection, when all injection points have been shown; of those that are alike the first counts. */
    default List<Injectable> injectables() {
        return List.of();
    }

    /**
     * Checks an annotation and decides what it means.
     *
     * @return what happens around the method, null if problems were added
     */
    default @Nullable Operation bind(InterceptedMethod method, Annotation annotation, Problems problems) {
        throw new IllegalStateException("it answers for no annotation of methods");
    }

    /** The application has started: Redis answers, and other threads may call into the application. */
    default void start() {}

    /** The application is about to stop: its beans are there, and nothing that comes from outside is to reach them any more. */
    default void drain() {}

    /** The application stops; Redis can still be used. */
    default void stop() {}
}
