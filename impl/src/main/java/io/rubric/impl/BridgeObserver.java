package io.rubric.impl;

import io.rubric.event.RedisEvent;
import io.rubric.impl.event.EventFeature;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

/** Hears everything that is fired with {@link RedisEvent}, after all observers of the application. */
record BridgeObserver(EventFeature events, boolean async) implements ObserverMethod<Object> {

    @Override
    public void notify(EventContext<Object> context) {
        events.fired(context);
    }

    @Override
    public Class<?> getBeanClass() {
        return RubricExtension.class;
    }

    @Override
    public Type getObservedType() {
        return Object.class;
    }

    @Override
    public Set<Annotation> getObservedQualifiers() {
        return Set.of(RedisEvent.Literal.of(""));
    }

    @Override
    public Reception getReception() {
        return Reception.ALWAYS;
    }

    @Override
    public TransactionPhase getTransactionPhase() {
        return TransactionPhase.IN_PROGRESS; // an exception of a transactional observer would reach nobody
    }

    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean isAsync() {
        return async;
    }
}
