package io.rubric.impl.method;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.UUID;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

class OperationsTest {

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Changed {}

    /** Leaves out the first of the keys. */
    @Changed
    @Interceptor
    @Priority(1)
    static class Changing {

        private final Bean<?> bean;

        @Inject
        Changing(@Intercepted Bean<?> bean) {
            this.bean = bean;
        }

        @AroundInvoke
        Object intercept(InvocationContext context) throws Exception {
            Operations operations = new Operations(List.of());
            InterceptedMethod method = new InterceptedMethod(bean.getBeanClass(), context.getMethod());
            operations.add(method, Changed.class, Changing::withoutTheFirst);
            return operations.invoke(Changed.class, bean, context);
        }

        private static Object withoutTheFirst(Call call) throws Exception {
            List<?> keys = (List<?>) call.arguments()[0];
            List<?> fewer = keys.subList(1, keys.size());
            Object result = call.proceed(new Object[] {fewer, call.arguments()[1]});
            assertThat(call.arguments()[0]).as("outside nothing has changed").isEqualTo(keys);
            return result;
        }
    }

    @ApplicationScoped
    static class Reader {
        @Changed
        String read(List<Integer> keys, int more) {
            return keys + " and " + more;
        }
    }

    @Test
    void anOperationGoesOnToTheMethodWithOtherArguments() {
        try (WeldContainer container = new Weld(UUID.randomUUID().toString())
                .disableDiscovery()
                .addBeanClasses(Changing.class, Reader.class)
                .initialize()) {
            assertThat(container.select(Reader.class).get().read(List.of(1, 2, 3), 4))
                    .isEqualTo("[2, 3] and 4");
        }
    }
}
