package io.rubric.impl.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.cache.CacheRemoveAll;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Node;
import io.rubric.lock.Locked;
import io.rubric.lock.Permits;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionType;
import jakarta.enterprise.inject.spi.Interceptor;
import java.lang.annotation.Annotation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A method that a timer calls, such as that of {@code @Schedule}, is no business method: only who asks for it is told of it. */
class TimeoutsTest {

    @CacheResult(cacheName = "any")
    @CacheRemoveAll(cacheName = "any")
    @Throttled(limit = 1, period = "1s")
    @Locked
    @Permits(limit = 1)
    public static class Annotated {}

    @Test
    void whatHoldsForACallHoldsForATimerToo() {
        try (Node node = Node.start(Annotated.class)) {
            BeanManager beans = node.get(BeanManager.class);
            for (Annotation annotation : Annotated.class.getAnnotations()) {
                assertThat(interceptors(beans, InterceptionType.AROUND_TIMEOUT, annotation))
                        .isNotEmpty()
                        .isEqualTo(interceptors(beans, InterceptionType.AROUND_INVOKE, annotation));
            }
        }
    }

    private static List<Interceptor<?>> interceptors(BeanManager beans, InterceptionType type, Annotation annotation) {
        return List.copyOf(beans.resolveInterceptors(type, annotation));
    }
}
