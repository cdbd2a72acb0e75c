package io.rubric.impl;

import io.rubric.RubricException;
import io.rubric.cache.CacheResult;
import io.rubric.event.RedisObserver;
import io.rubric.impl.config.Settings;
import io.rubric.impl.method.Feature;
import io.rubric.impl.method.Injectable;
import io.rubric.impl.method.Operations;
import io.rubric.impl.method.Types;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.ProcessSyntheticBean;
import jakarta.enterprise.inject.spi.ProcessSyntheticObserverMethod;
import jakarta.enterprise.inject.spi.configurator.BeanConfigurator;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

/** The portable extension: shows the {@link Deployment} what a CDI Full container has found. No rule of Rubric's own is here. */
public class RubricExtension implements Extension {

    private static final int EARLY = Interceptor.Priority.PLATFORM_BEFORE;

    private final Authorization authorization = new Authorization();
    private @Nullable Deployment deployment;
    private @Nullable Throwable failure;

    void begin(@Observes BeforeBeanDiscovery event, BeanManager beans) {
        Deployment begun = begun(beans);
        deployment = begun;
        for (Feature feature : begun.features()) {
            feature.door().interceptors().forEach(bean -> event.addAnnotatedType(bean, bean.getName()));
        }
    }

    private Deployment begun(BeanManager beans) {
        try {
            return new Deployment(Settings.ofApplication(), beans, Lifecycle.PATIENCE);
        } catch (Throwable e) { // a container may go on and tell of what follows from it alone
            failure = e;
            throw e;
        }
    }

    <X> void bean(@Observes ProcessManagedBean<X> event, BeanManager beans) {
        AnnotatedType<X> type = event.getAnnotatedBeanClass();
        if (type.isAnnotationPresent(Interceptor.class)) {
            return; // its annotation says what it intercepts
        }
        for (Feature feature : deployment().features()) {
            for (Class<? extends Annotation> annotation : feature.door().annotations()) {
                Annotation ofType = Bindings.find(type.getAnnotations(), annotation, beans);
                type.getMethods().forEach(method -> {
                    Annotation own = Bindings.find(method.getAnnotations(), annotation, beans);
                    deployment().method(type.getJavaClass(), method.getJavaMember(), feature, own, ofType);
                    if (own instanceof CacheResult || (own == null && ofType instanceof CacheResult)) {
                        authorization.cached(method, type.getAnnotations(), beans);
                    }
                });
            }
        }
    }

    /** OpenWebBeans tells of injection points only when all beans are known; others tell twice. */
    void injectionPoints(@Observes ProcessBean<?> event) {
        event.getBean().getInjectionPoints().forEach(this::injectionPoint);
    }

    void client(@Observes ProcessBean<?> event) {
        boolean theirs = !(event instanceof ProcessSyntheticBean)
                && event.getBean().getTypes().contains(RedissonClient.class)
                && event.getBean().getQualifiers().contains(Default.Literal.INSTANCE);
        if (theirs) {
            deployment().ownClient();
        }
    }

    <X> void injectionPoint(@Observes ProcessInjectionPoint<?, X> event) {
        if (!isEarly()) {
            injectionPoint(event.getInjectionPoint());
        }
    }

    private void injectionPoint(InjectionPoint point) {
        deployment().injectionPoint(point.getType(), point.getQualifiers(), point.getMember());
    }

    <T, X> void observer(@Observes ProcessObserverMethod<T, X> event, BeanManager beans) {
        if (isEarly()) {
            return;
        }
        ObserverMethod<T> observer = event.getObserverMethod();
        boolean sound = observer.getObservedQualifiers().stream()
                .allMatch(qualifier -> beans.isQualifier(qualifier.annotationType()));
        if (!sound || event instanceof ProcessSyntheticObserverMethod) {
            return; // Weld takes from a method what it does not take from one in its place
        }
        AnnotatedMethod<X> method = event.getAnnotatedMethod();
        BiConsumer<EventContext<?>, Runnable> gate = deployment()
                .observer(
                        observer.getObservedType(),
                        observer.getObservedQualifiers(),
                        method.getAnnotation(RedisObserver.class),
                        method.getJavaMember());
        if (gate != null) {
            event.setObserverMethod(new SharedObserver<>(observer, gate));
        }
    }

    /** What is wrong is thrown: of an error that is added to the event OpenWebBeans tells its log alone. */
    void decide(@Observes AfterBeanDiscovery event, BeanManager beans) {
        RubricException report = deployment().report();
        if (report != null) {
            throw report;
        }
        bean(event, new Injectable(Operations.class, Set.of(), deployment().operations()));
        deployment().injectables().forEach(offer -> bean(event, offer));
        if (!deployment().hasOwnClient()) {
            identified(event.addBean(), RedissonClient.class, Set.of())
                    .beanClass(RedissonClient.class)
                    .addTypes(RedissonClient.class, Object.class)
                    .scope(ApplicationScoped.class)
                    .createWith(context -> deployment().client());
        }
        event.addObserverMethod(new BridgeObserver(deployment().events(), false));
        event.addObserverMethod(new BridgeObserver(deployment().events(), true));
    }

    private void bean(AfterBeanDiscovery event, Injectable offer) {
        identified(event.addBean(), offer.type(), offer.qualifiers())
                .beanClass(Types.raw(offer.type())) // the proxy's class, where a container takes it from here
                .addTypes(offer.type(), Object.class)
                .addQualifiers(offer.qualifiers())
                .scope(offer.shared() ? ApplicationScoped.class : Dependent.class)
                .createWith(context -> offer.instance().get());
    }

    /** WildFly keeps the shared beans of an EAR together: two WARs with a Rubric of their own would get each other's. */
    private BeanConfigurator<Object> identified(BeanConfigurator<Object> bean, Type type, Set<Annotation> qualifiers) {
        String module = deployment().module();
        return module.isEmpty() ? bean : bean.id("rubric:" + module + ":" + type.getTypeName() + qualifiers);
    }

    void open(@Observes AfterDeploymentValidation event, BeanManager beans) {
        authorization.warn(beans);
        deployment().open();
    }

    void initialized(@Observes @Priority(EARLY) @Initialized(ApplicationScoped.class) Object event, BeanManager beans) {
        start(beans);
    }

    void started(@Observes @Priority(EARLY) Startup event, BeanManager beans) {
        start(beans);
    }

    private void start(BeanManager beans) {
        deployment()
                .lifecycle()
                .start(() -> beans.createInstance().select(RedissonClient.class).get());
    }

    void ending(@Observes @Priority(EARLY) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        drain();
    }

    void ending(@Observes @Priority(EARLY) Shutdown event) {
        drain();
    }

    private void drain() {
        Deployment ending = deployment;
        if (ending != null) {
            ending.lifecycle().drain();
        }
    }

    void end(@Observes BeforeShutdown event) {
        Deployment ended = deployment;
        if (ended != null) {
            ended.lifecycle().stop();
        }
    }

    /** OpenWebBeans tells of the observers of extensions, and of what they ask for, before there is an application. */
    private boolean isEarly() {
        return deployment == null && failure == null;
    }

    private Deployment deployment() {
        Deployment current = deployment;
        if (current == null) {
            throw new IllegalStateException("Rubric could not begin with this application", failure);
        }
        return current;
    }
}
