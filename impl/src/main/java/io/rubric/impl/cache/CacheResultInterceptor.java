package io.rubric.impl.cache;

import io.rubric.Order;
import io.rubric.cache.CacheResult;
import io.rubric.impl.method.Operations;
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
@CacheResult
@Priority(Order.CACHE)
class CacheResultInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // the container's proxies, which are
    private final Operations operations;

    @SuppressWarnings("serial")
    private final Bean<?> bean;

    @Inject
    CacheResultInterceptor(Operations operations, @Intercepted Bean<?> bean) {
        this.operations = operations;
        this.bean = bean;
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext context) throws Exception {
        return operations.invoke(CacheResult.class, bean, context);
    }
}
