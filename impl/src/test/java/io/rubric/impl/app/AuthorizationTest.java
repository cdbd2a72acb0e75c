package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.Order;
import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.LogRecords;
import io.rubric.impl.testing.Node;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** Who may call must be asked before a hit answers. */
class AuthorizationTest {

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Secured {}

    @Secured
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    public static class Late {
        @AroundInvoke
        Object ask(InvocationContext context) throws Exception {
            return context.proceed();
        }
    }

    @Secured
    @Interceptor
    @Priority(Order.CACHE - 1)
    public static class Early {
        @AroundInvoke
        Object ask(InvocationContext context) throws Exception {
            return context.proceed();
        }
    }

    @ApplicationScoped
    public static class Accounts {
        @Secured
        @CacheResult(cacheName = "accounts")
        public String balance(long id) {
            return "";
        }

        @Secured
        public String uncached() {
            return "";
        }
    }

    @Test
    void aGuardThatAHitWouldPassByIsWarnedOf() {
        try (LogRecords log = LogRecords.of("io.rubric.impl.Authorization");
                Node node = Node.start(Late.class, Accounts.class)) {
            assertThat(node.container().isRunning()).isTrue();
            assertThat(log.atLeast(Level.WARNING))
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.getMessage())
                            .contains("balance", Late.class.getName(), "io.rubric.Order.CACHE"));
        }
    }

    @Test
    void aGuardBeforeTheCacheIsAsItShouldBe() {
        try (LogRecords log = LogRecords.of("io.rubric.impl.Authorization");
                Node node = Node.start(Early.class, Accounts.class)) {
            assertThat(node.container().isRunning()).isTrue();
            assertThat(log.atLeast(Level.WARNING)).isEmpty();
        }
    }
}
