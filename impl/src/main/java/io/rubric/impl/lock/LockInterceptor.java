package io.rubric.impl.lock;

import io.rubric.Order;
import io.rubric.impl.method.OperationInterceptor;
import io.rubric.impl.method.Operations;
import io.rubric.lock.Locked;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

@Interceptor
@Locked
@Priority(Order.LOCK)
class LockInterceptor extends OperationInterceptor {

    private static final long serialVersionUID = 1L;

    @Inject
    LockInterceptor(Operations operations, @Intercepted Bean<?> bean) {
        super(Locked.class, operations, bean);
    }
}
