package io.rubric.impl.lock;

import io.rubric.Order;
import io.rubric.impl.method.Operations;
import io.rubric.lock.Locked;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

@Interceptor
@Locked
@Priority(Order.LOCK)
class LockInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // the container's proxies, which are
    private final Operations operations;

    @SuppressWarnings("serial")
    private final Bean<?> bean;

    @Inject
    LockInterceptor(Operations operations, @Intercepted Bean<?> bean) {
        this.operations = operations;
        this.bean = bean;
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext context) throws Exception {
        return operations.invoke(Locked.class, bean, context);
    }
}
