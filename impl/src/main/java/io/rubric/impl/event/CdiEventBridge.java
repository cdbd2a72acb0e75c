package io.rubric.impl.event;

import io.rubric.event.RedisEventGap;
import io.rubric.impl.context.RequestScope;
import io.rubric.impl.method.Types;
import io.rubric.impl.telemetry.Trace;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Member;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Fires what came as CDI events, for both kinds of observers, each event in a request context of its own. */
final class CdiEventBridge implements EventTarget {

    private static final CompletionStage<?> DONE = CompletableFuture.completedFuture(null);

    private final BeanManager beans;
    private final Executor executor;
    private final Hops hops;
    private final Notifications notifications;
    private final Trace trace;
    private final RequestScope request;
    private final Map<Type, Event<Object>> generic = new ConcurrentHashMap<>();

    CdiEventBridge(BeanManager beans, Executor executor, Hops hops, Notifications notifications, Trace trace) {
        this.beans = beans;
        this.executor = executor;
        this.hops = hops;
        this.notifications = notifications;
        this.trace = trace;
        this.request = new RequestScope(beans);
    }

    @Override
    public CompletionStage<?> call(Notification notification) {
        Occurrence occurrence = notification.event();
        Annotation[] qualifiers = occurrence.qualifiers().toArray(Annotation[]::new);
        Event<Object> event = of(occurrence.type()).select(qualifiers);
        CompletionStage<?> later = isHeardLater(occurrence, qualifiers) ? later(notification, event) : DONE;
        in(
                notification,
                () -> request.run(() -> {
                    try {
                        event.fire(occurrence.payload());
                    } catch (RuntimeException | Error e) { // of an observer that is not the application's
                        notification.failed(e);
                    }
                }));
        return later;
    }

    /** Whether the application has an asynchronous observer for it: without one it needs no other thread. */
    private boolean isHeardLater(Occurrence event, Annotation[] qualifiers) {
        return !(event.type() instanceof Class)
                || beans.resolveObserverMethods(event.payload(), qualifiers).stream()
                                .filter(ObserverMethod::isAsync)
                                .count()
                        > 1; // one is ours, which hears all that is shared
    }

    private CompletionStage<?> later(Notification notification, Event<Object> event) {
        NotificationOptions onOurs =
                NotificationOptions.ofExecutor(task -> executor.execute(() -> in(notification, task)));
        return event.fireAsync(notification.event().payload(), onOurs).handle((done, error) -> {
            if (error != null) {
                notification.failed(error);
            }
            return done;
        });
    }

    /** Tells the application of what it has missed, on the calling thread. */
    void tell(RedisEventGap gap) {
        beans.getEvent().fireAsync(gap, NotificationOptions.ofExecutor(executor));
        request.run(() -> beans.getEvent().fire(gap));
    }

    /** The application's only bean of a type, if there is one; called on a thread of the application. */
    <T> Optional<T> find(Class<T> type) {
        Instance<T> own = beans.createInstance().select(type);
        if (own.isResolvable()) {
            return Optional.of(own.get());
        }
        try { // seen on Payara: the manager that an extension is given does not see the beans of the WAR
            Instance<T> found = CDI.current().select(type);
            return found.isResolvable() ? Optional.of(found.get()) : Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private void in(Notification notification, Runnable task) {
        Occurrence event = notification.event();
        trace.in(event.trace(), () -> hops.in(event.hops(), () -> notifications.in(notification, task)));
    }

    /** What fires payloads of a type. */
    Event<Object> of(Type type) {
        return type instanceof ParameterizedType ? generic.computeIfAbsent(type, this::typed) : beans.getEvent();
    }

    @SuppressWarnings("unchecked") // it is only ever fired with payloads of this type
    private Event<Object> typed(Type type) {
        return (Event<Object>) beans.getInjectableReference(new Point(type), beans.createCreationalContext(null));
    }

    /** A place where an {@code Event} of a type is wanted: there is no other portable way to one of a type that is known only at run time. */
    private record Point(Type payload) implements InjectionPoint {

        @Override
        public Type getType() {
            return Types.parameterized(Event.class, payload);
        }

        @Override
        public Set<Annotation> getQualifiers() {
            return Set.of(Any.Literal.INSTANCE);
        }

        @Override
        public @Nullable Bean<?> getBean() {
            return null;
        }

        @Override
        public @Nullable Member getMember() {
            return null;
        }

        @Override
        public @Nullable Annotated getAnnotated() {
            return null;
        }

        @Override
        public boolean isDelegate() {
            return false;
        }

        @Override
        public boolean isTransient() {
            return false;
        }
    }
}
