package io.rubric.impl;

import io.rubric.impl.event.EventFeature;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

/** An application's observer that hears one topic only. What it throws reaches the caller as it is. */
final class TopicObserver<T> implements ObserverMethod<T> {

    private final ObserverMethod<T> observer;
    private final String topic;

    TopicObserver(ObserverMethod<T> observer, String topic) {
        this.observer = observer;
        this.topic = topic;
    }

    @Override
    public void notify(EventContext<T> context) {
        if (EventFeature.wants(topic, context.getEvent(), context.getMetadata().getQualifiers())) {
            observer.notify(context);
        }
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
