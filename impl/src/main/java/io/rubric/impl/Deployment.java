package io.rubric.impl;

import io.rubric.RubricException;
import io.rubric.event.RedisObserver;
import io.rubric.impl.cache.CacheFeature;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import io.rubric.impl.event.EventFeature;
import io.rubric.impl.lock.LockFeature;
import io.rubric.impl.method.Bridge;
import io.rubric.impl.method.Door;
import io.rubric.impl.method.Feature;
import io.rubric.impl.method.Injectable;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Operations;
import io.rubric.impl.method.Types;
import io.rubric.impl.redis.RedisSettings;
import io.rubric.impl.structure.StructureFeature;
import io.rubric.impl.throttle.ThrottleFeature;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.inject.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

/**
 * One application, from what is seen of it to its end. A CDI extension shows it the annotated methods and observers, asks for the report,
 * opens it when all is sound, and tells it when the application starts and stops. It knows no container.
 */
final class Deployment {

    private static final System.Logger LOG = System.getLogger(Deployment.class.getName());

    private final Problems problems = new Problems();
    private final Services services;
    private final EventFeature events;
    private final List<Feature> features;
    private final Operations operations;
    private boolean ownClient;
    private @Nullable RedisSettings redis;
    private final boolean enabled;
    private final Lifecycle lifecycle;

    /**
     * @param patience after which a deployment that has not come to its start counts as failed for somebody else's reason, of which nobody tells us
     */
    Deployment(Settings settings, BeanManager beans, Duration patience) {
        services = Services.of(settings, beans, problems);
        enabled = settings.flag(Setting.ENABLED, problems);
        events = new EventFeature(services, beans, problems);
        features = List.of(
                new ThrottleFeature(services, problems),
                new CacheFeature(services, problems),
                new LockFeature(services, problems),
                new StructureFeature(services, problems),
                events);
        operations = new Operations(features);
        lifecycle = new Lifecycle(services, features, patience);
    }

    /** What CDI must know of all features beforehand. */
    static List<Door> doors() {
        return List.of(
                ThrottleFeature.DOOR, CacheFeature.DOOR, LockFeature.DOOR, StructureFeature.DOOR, EventFeature.DOOR);
    }

    List<Feature> features() {
        return features;
    }

    EventFeature events() {
        return events;
    }

    Operations operations() {
        return operations;
    }

    RedissonClient client() {
        return services.redis().client();
    }

    /** The WAR of an EAR that has this Rubric for itself, or nothing. */
    String module() {
        return services.names().module();
    }

    /** The application has a client of its own, which is used as it is. */
    void ownClient() {
        ownClient = true;
    }

    boolean hasOwnClient() {
        return ownClient;
    }

    /**
     * A method of a bean, perhaps of a superclass.
     *
     * @param own the method's annotation that the feature answers for; null if it has none
     * @param ofType that of its bean's class
     */
    void method(
            Class<?> beanClass, Method seen, Feature feature, @Nullable Annotation own, @Nullable Annotation ofType) {
        InterceptedMethod method = new InterceptedMethod(beanClass, seen);
        if (method.isOverridden()) {
            return; // the one that replaces it is shown, too
        }
        if (own != null) {
            bind(beanClass, seen, feature, own);
        } else if (ofType != null && method.isBusinessMethod() && !method.isReplaced(ofType.annotationType())) {
            bind(beanClass, seen, feature, ofType);
        }
    }

    private void bind(Class<?> beanClass, Method seen, Feature feature, Annotation annotation) {
        Method written = Bridge.written(seen);
        if (written == null) {
            return;
        }
        InterceptedMethod method = new InterceptedMethod(beanClass, written);
        if (!method.isBusinessMethod()) {
            problems.add(
                    Problem.NOT_INTERCEPTABLE,
                    method.place(annotation.annotationType()),
                    Modifier.toString(written.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL)),
                    "a method that is not private, static or final");
            return;
        }
        Operation operation = Operations.bind(feature, method, annotation, problems);
        if (operation != null) {
            operations.add(method, annotation.annotationType(), operation);
            operations.add(new InterceptedMethod(beanClass, seen), annotation.annotationType(), operation);
        }
    }

    /** An injection point; the features are shown it by those of its qualifiers that they answer for. */
    void injectionPoint(Type type, Set<Annotation> qualifiers, Member member) {
        Type wanted = wanted(type);
        for (Annotation qualifier : qualifiers) {
            Class<? extends Annotation> kind = qualifier.annotationType();
            features.stream()
                    .filter(feature -> feature.door().qualifiers().contains(kind))
                    .forEach(feature -> feature.injected(
                            wanted, qualifier, "@" + kind.getSimpleName() + " on " + member, problems));
        }
    }

    private static Type wanted(Type type) {
        boolean later = type instanceof ParameterizedType p
                && (p.getRawType() == Instance.class || p.getRawType() == Provider.class);
        return later ? wanted(Types.argument(type, Provider.class)) : type;
    }

    /** What the features offer for injection, each type with its qualifiers once. */
    Collection<Injectable> injectables() {
        record Id(Type type, Set<Annotation> qualifiers) {}
        Map<Id, Injectable> offered = new LinkedHashMap<>();
        features.stream()
                .flatMap(feature -> feature.injectables().stream())
                .forEach(offer -> offered.putIfAbsent(new Id(offer.type(), offer.qualifiers()), offer));
        return offered.values();
    }

    /**
     * An observer of the application.
     *
     * @param policy what it says of its calls; null if nothing
     * @return decides whether it is called; null if that need not be asked
     */
    @Nullable
    BiConsumer<EventContext<?>, Runnable> observer(
            Type type, Set<Annotation> qualifiers, @Nullable RedisObserver policy, Member member) {
        return events.observer(type, qualifiers, policy, "@RedisEvent on " + member, problems);
    }

    /** An observer of shared events before which nothing of Rubric's can stand, as in CDI Lite. */
    void undividedObserver(Type type, Set<Annotation> qualifiers, @Nullable RedisObserver policy, Member member) {
        events.undivided(qualifiers, policy, "@RedisEvent on " + member, problems);
        observer(type, qualifiers, policy, member);
    }

    /** All has been seen: everything that is wrong, or null. */
    @Nullable
    RubricException report() {
        if (enabled) {
            redis = RedisSettings.read(services.settings(), ownClient, problems);
        }
        features.forEach(feature -> feature.complete(problems));
        services.settings().warnOfUnknownNames(LOG);
        return problems.count() == 0 ? null : problems.report();
    }

    /** All is sound: connects. */
    void open() {
        lifecycle.open(this::checkObjects, redis, ownClient);
    }

    private void checkObjects() {
        services.objects().check(problems);
        if (problems.count() > 0) {
            throw problems.report();
        }
    }

    /** What the application goes through from now on. */
    Lifecycle lifecycle() {
        return lifecycle;
    }
}
