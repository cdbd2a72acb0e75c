package io.rubric.impl.cache;

import io.rubric.Order;
import io.rubric.cache.CachePut;
import io.rubric.impl.method.OperationInterceptor;
import io.rubric.impl.method.Operations;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

@Interceptor
@CachePut
@Priority(Order.CACHE + 1)
class CachePutInterceptor extends OperationInterceptor {

    private static final long serialVersionUID = 1L;

    @Inject
    CachePutInterceptor(Operations operations, @Intercepted Bean<?> bean) {
        super(CachePut.class, operations, bean);
    }
}
