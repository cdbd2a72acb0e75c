package io.rubric.impl.throttle;

import io.rubric.Order;
import io.rubric.impl.method.Operations;
import io.rubric.throttle.Throttled;
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
@Throttled(limit = 0)
@Priority(Order.THROTTLE)
class ThrottleInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // the container's proxies, which are
    private final Operations operations;

    @SuppressWarnings("serial")
    private final Bean<?> bean;

    @Inject
    ThrottleInterceptor(Operations operations, @Intercepted Bean<?> bean) {
        this.operations = operations;
        this.bean = bean;
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext context) throws Exception {
        return operations.invoke(Throttled.class, bean, context);
    }
}
