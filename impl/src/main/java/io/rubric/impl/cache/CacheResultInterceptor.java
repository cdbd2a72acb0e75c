package io.rubric.impl.cache;

import io.rubric.Order;
import io.rubric.cache.CacheResult;
import io.rubric.impl.method.OperationInterceptor;
import io.rubric.impl.method.Operations;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

@Interceptor
@CacheResult
@Priority(Order.CACHE)
class CacheResultInterceptor extends OperationInterceptor {

    private static final long serialVersionUID = 1L;

    @Inject
    CacheResultInterceptor(Operations operations, @Intercepted Bean<?> bean) {
        super(CacheResult.class, operations, bean);
    }
}
