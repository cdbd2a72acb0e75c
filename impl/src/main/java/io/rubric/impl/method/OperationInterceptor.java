package io.rubric.impl.method;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/** A doorbell: what it stands for says in the annotations of its subclass which methods ring, and {@link Operations} answers. */
public abstract class OperationInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Class<? extends Annotation> annotation;

    @SuppressWarnings("serial") // the container's proxies, which are
    private final Operations operations;

    @SuppressWarnings("serial")
    private final Bean<?> bean;

    /**
     * @param bean the one that is intercepted
     */
    protected OperationInterceptor(Class<? extends Annotation> annotation, Operations operations, Bean<?> bean) {
        this.annotation = annotation;
        this.operations = operations;
        this.bean = bean;
    }

    /** Called by the container; public, because Quarkus does so from a class that it writes beside the subclass. */
    @AroundInvoke
    @AroundTimeout
    public @Nullable Object intercept(InvocationContext context) throws Exception {
        return operations.invoke(annotation, bean, context);
    }
}
