package io.rubric.impl.cache;

import io.rubric.Order;
import io.rubric.cache.CacheRemove;
import io.rubric.impl.method.OperationInterceptor;
import io.rubric.impl.method.Operations;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

@Interceptor
@CacheRemove
@Priority(Order.CACHE + 2)
class CacheRemoveInterceptor extends OperationInterceptor {

    private static final long serialVersionUID = 1L;

    @Inject
    CacheRemoveInterceptor(Operations operations, @Intercepted Bean<?> bean) {
        super(CacheRemove.class, operations, bean);
    }
}
