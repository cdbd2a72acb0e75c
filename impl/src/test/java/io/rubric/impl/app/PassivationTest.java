package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.rubric.cache.CacheRemove;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Node;
import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import org.junit.jupiter.api.Test;

/** Beans that a container may write to disk have interceptors that can go with them. */
class PassivationTest {

    @SessionScoped
    public static class Cart implements Serializable {
        private static final long serialVersionUID = 1L;

        @Inject
        LockContext lock;

        @CacheResult(cacheName = "c")
        @Throttled(limit = 1)
        @Locked
        public String read() {
            return "";
        }

        @CacheRemove(cacheName = "c")
        public void change() {}
    }

    @Test
    void aSessionScopedBeanMayHaveAllAnnotations() {
        assertThatCode(() -> Node.start(Cart.class).close()).doesNotThrowAnyException();
    }
}
