package io.rubric.impl.throttle;

import io.rubric.Order;
import io.rubric.impl.method.OperationInterceptor;
import io.rubric.impl.method.Operations;
import io.rubric.throttle.Throttled;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

@Interceptor
@Throttled(limit = 0)
@Priority(Order.THROTTLE)
class ThrottleInterceptor extends OperationInterceptor {

    private static final long serialVersionUID = 1L;

    @Inject
    ThrottleInterceptor(Operations operations, @Intercepted Bean<?> bean) {
        super(Throttled.class, operations, bean);
    }
}
