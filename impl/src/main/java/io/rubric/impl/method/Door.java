package io.rubric.impl.method;

import java.lang.annotation.Annotation;
import java.util.List;

/**
 * What a CDI extension must know of a feature before there is an application. It is the same for all applications, since CDI Lite asks for it when one is built.
 *
 * @param annotations the interceptor bindings that the feature answers for; none if its methods are not intercepted
 * @param interceptors the classes that it adds to the application
 * @param qualifiers those whose injection points it wants to be shown
 * @param injectables what it offers for injection to everybody, without a qualifier
 */
public record Door(
        List<Class<? extends Annotation>> annotations,
        List<Class<?>> interceptors,
        List<Class<? extends Annotation>> qualifiers,
        List<Class<?>> injectables) {}
