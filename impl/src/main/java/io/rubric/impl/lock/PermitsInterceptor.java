package io.rubric.impl.lock;

import io.rubric.Order;
import io.rubric.impl.method.OperationInterceptor;
import io.rubric.impl.method.Operations;
import io.rubric.lock.Permits;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

@Interceptor
@Permits(limit = 0)
@Priority(Order.PERMITS)
class PermitsInterceptor extends OperationInterceptor {

    private static final long serialVersionUID = 1L;

    @Inject
    PermitsInterceptor(Operations operations, @Intercepted Bean<?> bean) {
        super(Permits.class, operations, bean);
    }
}
