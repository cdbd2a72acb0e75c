package io.rubric.impl;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import java.lang.annotation.Annotation;

/** Gives what CDI Lite injects for Rubric; made by the container. */
public final class LiteInjectable<T> implements SyntheticBeanCreator<T> {

    static final String TYPE = "type";
    static final String QUALIFIER = "qualifier";

    /** Called by the container. */
    public LiteInjectable() {}

    @Override
    @SuppressWarnings("unchecked") // it is kept by its type
    public T create(Instance<Object> lookup, Parameters parameters) {
        return (T) lookup.select(LiteApplication.class)
                .get()
                .injectable(parameters.get(TYPE, String.class), parameters.get(QUALIFIER, Annotation.class, null));
    }
}
