package io.rubric.benchmarks.cache;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Goes on. */
@Nothing
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class NothingInterceptor {

    @AroundInvoke
    Object intercept(InvocationContext context) throws Exception {
        return context.proceed();
    }
}
