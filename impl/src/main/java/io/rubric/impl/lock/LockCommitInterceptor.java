package io.rubric.impl.lock;

import io.rubric.Order;
import io.rubric.lock.Locked;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

@Interceptor
@Locked
@Priority(Order.LOCK_COMMIT)
class LockCommitInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // the container's proxy, which is
    private final LockCommit commit;

    @Inject
    LockCommitInterceptor(LockCommit commit) {
        this.commit = commit;
    }

    @AroundInvoke
    @AroundTimeout
    @Nullable
    Object intercept(InvocationContext context) throws Exception {
        commit.watch();
        return context.proceed();
    }
}
