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
@Throttled.List({})
@Priority(Order.THROTTLE)
class ThrottlesInterceptor extends OperationInterceptor {

    private static final long serialVersionUID = 1L;

    @Inject
    ThrottlesInterceptor(Operations operations, @Intercepted Bean<?> bean) {
        super(Throttled.List.class, operations, bean);
    }
}
