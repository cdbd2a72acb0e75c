package io.rubric.impl;

import io.rubric.cache.CachePredicate;
import io.rubric.cache.CacheResultPredicate;
import io.rubric.cache.KeyGenerator;
import io.rubric.cache.TtlFunction;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventOutbox;
import io.rubric.event.RedisObserver;
import io.rubric.event.Remote;
import io.rubric.impl.LiteModel.Wanted;
import io.rubric.impl.method.Door;
import io.rubric.impl.method.Operations;
import io.rubric.throttle.CostFunction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;
import jakarta.enterprise.inject.build.compatible.spi.ObserverInfo;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanBuilder;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.Types;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redisson.api.RedissonClient;

/**
 * The build compatible extension: for CDI Lite, where an application is put together when it is built and its classes are not there yet. It notes which classes
 * are Rubric's business; {@link LiteApplication} shows them to the {@link Deployment} when the application starts.
 */
@SkipIfPortableExtensionPresent(RubricExtension.class)
public class RubricLiteExtension implements BuildCompatibleExtension {

    private static final int EARLY = Interceptor.Priority.PLATFORM_BEFORE;

    private final List<Door> doors = Deployment.doors();
    private final LiteModel model = new LiteModel(doors);
    private final Map<String, ClassInfo> classes = new LinkedHashMap<>();
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();
    private boolean ownClient;

    /** Made by the container. */
    public RubricLiteExtension() {}

    /** Rubric's interceptors become those of the application, its annotations known though its own archive is not looked through. */
    @Discovery
    public void discover(ScannedClasses scanned, MetaAnnotations annotations) {
        for (Door door : doors) {
            door.interceptors().forEach(type -> scanned.add(type.getName()));
            door.annotations().forEach(annotations::addInterceptorBinding);
            door.qualifiers().stream().filter(q -> q != Default.class).forEach(annotations::addQualifier);
        }
        annotations.addQualifier(Remote.class);
        scanned.add(LiteNeeds.class.getName());
    }

    /** A class is there whose object Rubric asks for by its type alone: it gets a name, so that Quarkus does not take it for unused. */
    @Enhancement(
            types = {
                KeyGenerator.class,
                CachePredicate.class,
                CacheResultPredicate.class,
                TtlFunction.class,
                CostFunction.class,
                RedisEventOutbox.class
            },
            withSubtypes = true)
    public void named(ClassConfig type) {
        if (!type.info().hasAnnotation(Named.class)) {
            type.addAnnotation(NamedLiteral.of("io_rubric_" + type.info().name().replaceAll("\\W", "_")));
        }
    }

    /** A bean is there. */
    @Registration(types = Object.class)
    public void bean(BeanInfo bean, Types types) {
        ClassInfo type = bean.declaringClass();
        if (bean.isSynthetic() || type.hasAnnotation(Interceptor.class)) {
            return; // the annotation of an interceptor says what it intercepts
        }
        List<Wanted> points = bean.injectionPoints().stream()
                .flatMap(point -> model.wanted(point, types).stream())
                .toList();
        points.forEach(point -> wanted.putIfAbsent(point.id(), point));
        if (!points.isEmpty()
                || bean.injectionPoints().stream().anyMatch(LiteModel::isOfEvents)
                || model.isIntercepted(type)) {
            classes.put(type.name(), type);
        }
        ownClient |= LiteModel.isDefault(bean)
                && bean.types().stream().anyMatch(t -> LiteTypes.text(t).equals(RedissonClient.class.getName()));
    }

    /** An observer is there. */
    @Registration(types = Object.class)
    public void observer(ObserverInfo observer) {
        boolean ours = !observer.isSynthetic()
                && (LiteModel.isShared(observer.qualifiers())
                        || observer.observerMethod().hasAnnotation(RedisObserver.class));
        if (ours) {
            ClassInfo type = observer.bean() == null
                    ? observer.declaringClass()
                    : observer.bean().declaringClass();
            classes.put(type.name(), type);
        }
    }

    /** All is known: what Rubric adds. */
    @Synthesis
    public void synthesize(SyntheticComponents components) {
        components
                .addBean(LiteApplication.class)
                .type(LiteApplication.class)
                .scope(Singleton.class)
                .name("io_rubric_application") // Quarkus takes away what has no name and is nowhere injected
                .withParam(LiteApplication.CLASSES, classes.values().toArray(ClassInfo[]::new))
                .withParam(LiteApplication.OWN_CLIENT, ownClient)
                .createWith(LiteApplication.Maker.class)
                .disposeWith(LiteApplication.Maker.class);
        forAll(components, Operations.class);
        doors.forEach(door -> door.injectables().forEach(type -> forAll(components, type)));
        if (!ownClient) {
            forAll(components, RedissonClient.class);
        }
        wanted.values().forEach(one -> injectable(components, one));
        components.addObserver(Startup.class).priority(EARLY).observeWith(LiteObservers.AtStartup.class);
        components
                .addObserver(Object.class)
                .qualifier(Initialized.Literal.APPLICATION)
                .priority(EARLY)
                .observeWith(LiteObservers.AtStart.class);
        components.addObserver(Shutdown.class).priority(EARLY).observeWith(LiteObservers.AtShutdown.class);
        components
                .addObserver(Object.class)
                .qualifier(BeforeDestroyed.Literal.APPLICATION)
                .priority(EARLY)
                .observeWith(LiteObservers.AtEnd.class);
        for (boolean async : new boolean[] {false, true}) {
            components
                    .addObserver(Object.class)
                    .qualifier(RedisEvent.Literal.of(""))
                    .priority(Integer.MAX_VALUE)
                    .async(async)
                    .observeWith(LiteObservers.OfShared.class);
        }
    }

    @SuppressWarnings("unchecked") // it makes what it is asked for
    private static <T> SyntheticBeanBuilder<T> bean(SyntheticComponents components, Class<T> type) {
        return components.addBean(type).createWith((Class<LiteInjectable<T>>) (Class<?>) LiteInjectable.class);
    }

    private static <T> void forAll(SyntheticComponents components, Class<T> type) {
        bean(components, type).type(type).scope(ApplicationScoped.class).withParam(LiteInjectable.TYPE, type.getName());
    }

    private static void injectable(SyntheticComponents components, Wanted one) {
        SyntheticBeanBuilder<Object> bean = bean(components, Object.class)
                .type(one.type())
                .scope(Dependent.class)
                .withParam(LiteInjectable.TYPE, LiteTypes.text(one.type()));
        if (one.qualifier() != null) {
            bean.qualifier(one.qualifier()).withParam(LiteInjectable.QUALIFIER, one.qualifier());
        }
    }
}
