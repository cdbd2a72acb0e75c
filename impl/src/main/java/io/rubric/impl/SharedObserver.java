package io.rubric.impl;

import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.function.BiConsumer;

/** An application's observer behind a gate, which decides whether it is called. */
final class SharedObserver<T> implements ObserverMethod<T> {

    private final ObserverMethod<T> observer;
    private final BiConsumer<EventContext<?>, Runnable> gate;

    SharedObserver(ObserverMethod<T> observer, BiConsumer<EventContext<?>, Runnable> gate) {
        this.observer = observer;
        this.gate = gate;
    }

    @Override
    public void notify(EventContext<T> context) {
        gate.accept(context, () -> observer.notify(context));
    }

    @Override
    public Class<?> getBeanClass() {
        return observer.getBeanClass();
    }

    @Override
    public Bean<?> getDeclaringBean() {
        return observer.getDeclaringBean();
    }

    @Override
    public Type getObservedType() {
        return observer.getObservedType();
    }

    @Override
    public Set<Annotation> getObservedQualifiers() {
        return observer.getObservedQualifiers();
    }

    @Override
    public Reception getReception() {
        return observer.getReception();
    }

    @Override
    public TransactionPhase getTransactionPhase() {
        return observer.getTransactionPhase();
    }

    @Override
    public int getPriority() {
        return observer.getPriority();
    }

    @Override
    public boolean isAsync() {
        return observer.isAsync();
    }
}
