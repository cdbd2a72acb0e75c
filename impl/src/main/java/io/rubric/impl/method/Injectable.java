package io.rubric.impl.method;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An object that a feature offers for injection.
 *
 * @param type the type by which it is injected: an interface, perhaps with type arguments
 * @param qualifiers none for {@code @Default}
 * @param instance gives it when it is first needed
 * @param shared whether it is one for the whole application; if not, each injection point has its own
 */
public record Injectable(Type type, Set<Annotation> qualifiers, Supplier<?> instance, boolean shared) {

    /** One object for the whole application. */
    public Injectable(Type type, Set<Annotation> qualifiers, Object instance) {
        this(type, qualifiers, () -> instance, true);
    }
}
