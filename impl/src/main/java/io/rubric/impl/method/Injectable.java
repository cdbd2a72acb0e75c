package io.rubric.impl.method;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

/**
 * An object that a feature offers for injection.
 *
 * @param type the type by which it is injected: an interface, perhaps with type arguments
 * @param qualifiers none for {@code @Default}
 * @param instance the one object for the whole application
 */
public record Injectable(Type type, Set<Annotation> qualifiers, Object instance) {}
