package io.rubric.impl.cache;

import io.rubric.Order;
import io.rubric.cache.CacheRemoveAll;
import io.rubric.impl.method.OperationInterceptor;
import io.rubric.impl.method.Operations;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

@Interceptor
@CacheRemoveAll.List({})
@Priority(Order.CACHE + 3)
class CacheRemoveAllsInterceptor extends OperationInterceptor {

    private static final long serialVersionUID = 1L;

    @Inject
    CacheRemoveAllsInterceptor(Operations operations, @Intercepted Bean<?> bean) {
        super(CacheRemoveAll.List.class, operations, bean);
    }
}
