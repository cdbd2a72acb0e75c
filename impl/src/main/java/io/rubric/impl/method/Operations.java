package io.rubric.impl.method;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds what was decided for a method. Methods of beans that the container made late are decided on their first call. */
public class Operations {

    private final Map<Id, Operation> operations = new ConcurrentHashMap<>();
    private final List<Feature> features;

    /** For the proxy that the container makes. */
    protected Operations() {
        this(List.of());
    }

    /**
     * @param features decide for methods that were not seen at deployment
     */
    public Operations(List<Feature> features) {
        this.features = features;
    }

    /** Keeps what was decided at deployment. */
    public void add(InterceptedMethod method, Class<? extends Annotation> annotation, Operation operation) {
        operations.put(new Id(method.beanClass(), method.method(), annotation), operation);
    }

    /** Answers a call that the container has intercepted for an annotation. */
    public @Nullable Object invoke(Class<? extends Annotation> annotation, Bean<?> bean, InvocationContext context)
            throws Exception {
        Operation operation = operations.get(new Id(bean.getBeanClass(), context.getMethod(), annotation));
        if (operation == null) {
            operation = late(new InterceptedMethod(bean.getBeanClass(), context.getMethod()), annotation);
        }
        return operation.invoke(new InterceptedCall(context));
    }

    /**
     * Decides what an annotation means.
     *
     * @return null if problems were added
     */
    public static @Nullable Operation bind(
            Feature feature, InterceptedMethod method, Annotation annotation, Problems problems) {
        if (method.isOtherStage()) {
            problems.add(
                    Problem.STAGE_TYPE,
                    method.place(annotation.annotationType()),
                    method.resultType().getTypeName(),
                    "CompletionStage or CompletableFuture");
            return null;
        }
        return feature.bind(method, annotation, problems);
    }

    private Operation late(InterceptedMethod method, Class<? extends Annotation> annotation) {
        if (method.isReplaced(annotation)) {
            add(method, annotation, Operation.NONE);
            return Operation.NONE;
        }
        Annotation found = method.find(annotation);
        Feature feature = features.stream()
                .filter(f -> f.door().annotations().contains(annotation))
                .findFirst()
                .orElseThrow();
        Problems problems = new Problems();
        Operation operation = bind(feature, method, found, problems);
        if (operation == null) {
            throw problems.report();
        }
        add(method, annotation, operation);
        return operation;
    }

    private record Id(Class<?> beanClass, Method method, Class<? extends Annotation> annotation) {}

    private record InterceptedCall(InvocationContext context) implements Call {
        @Override
        public @Nullable Object[] arguments() {
            return context.getParameters();
        }

        @Override
        public @Nullable Object proceed() throws Exception {
            return context.proceed();
        }

        @Override
        public @Nullable Object proceed(@Nullable Object[] arguments) throws Exception {
            Object[] own = context.getParameters();
            context.setParameters(arguments);
            try {
                return context.proceed();
            } finally {
                context.setParameters(own); // interceptors outside see what they were called with
            }
        }
    }
}
