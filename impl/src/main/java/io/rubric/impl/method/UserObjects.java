package io.rubric.impl.method;

import io.rubric.RubricException;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects of the classes that annotations name. One a class, made when it is first needed: the bean of that type, if there is exactly
 * one; else by the constructor without parameters.
 */
public final class UserObjects {

    private final @Nullable BeanManager beans;
    private final Map<Class<?>, UserObject<?>> objects = new ConcurrentHashMap<>();

    /**
     * @param beans of the application; null without CDI
     */
    public UserObjects(@Nullable BeanManager beans) {
        this.beans = beans;
    }

    /**
     * Checks that a class can be made; whether one that asks for injection is a bean is known later, see {@link #check}.
     *
     * @param member of the annotation, which names the class
     * @param place the annotation and method
     * @return the object, the same for everybody who names the class. It throws a {@link RubricException} if the object cannot be made, and tries again the next time.
     */
    @SuppressWarnings("unchecked") // a class is kept with its own object
    public <T> Supplier<T> of(Class<? extends T> type, String member, String place, Problems problems) {
        UserObject<?> object = objects.computeIfAbsent(type, c -> new UserObject<>(beans, c, member, place));
        String obstacle = obstacle(type);
        if (obstacle != null) {
            problems.add(
                    Problem.USER_CLASS,
                    place,
                    member + " = " + type.getName() + ", " + obstacle,
                    "a class that is not abstract, with a constructor without parameters or one with @Inject");
        }
        return (Supplier<T>) object;
    }

    /** The beans are known: each class that asks for injection must be one. */
    public void check(Problems problems) {
        objects.values().stream().filter(UserObject::isNoBeanButShould).forEach(object -> object.describe(problems));
    }

    /** The application has stopped: what was made for nobody else ends. */
    public void close() {
        objects.values().forEach(UserObject::release);
    }

    private static @Nullable String obstacle(Class<?> type) {
        if (type.isInterface()) {
            return "an interface";
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            return "an abstract class";
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            return "an inner class that is not static";
        }
        boolean possible = Arrays.stream(type.getDeclaredConstructors())
                .anyMatch(c -> c.getParameterCount() == 0 || c.isAnnotationPresent(Inject.class));
        return possible ? null : "whose constructors all have parameters";
    }

    private static final class UserObject<T> implements Supplier<T> {

        private final @Nullable BeanManager beans;
        private final Class<T> type;
        private final String member;
        private final String place;
        private volatile @Nullable T made;
        private @Nullable CreationalContext<?> context;

        UserObject(@Nullable BeanManager beans, Class<T> type, String member, String place) {
            this.beans = beans;
            this.type = type;
            this.member = member;
            this.place = place;
        }

        @Override
        public T get() {
            T known = made;
            return known != null ? known : make();
        }

        private synchronized T make() {
            T known = made;
            if (known != null) {
                return known;
            }
            Found bean = bean();
            T object = bean != null ? reference(bean.manager(), bean.bean()) : constructed();
            made = object;
            return object;
        }

        /** A bean, and the manager that sees it. */
        private record Found(BeanManager manager, Bean<?> bean) {}

        private @Nullable Found bean() {
            BeanManager own = beans;
            if (own == null) {
                return null;
            }
            Bean<?> bean = bean(own);
            return bean != null ? new Found(own, bean) : ofApplication();
        }

        /** Seen on Payara: the manager that an extension is given is that of its own jar and does not see the classes of the WAR. */
        private @Nullable Found ofApplication() {
            try {
                BeanManager manager = CDI.current().getBeanManager();
                Bean<?> bean = bean(manager);
                return bean == null ? null : new Found(manager, bean);
            } catch (IllegalStateException e) { // there is none for this thread
                return null;
            }
        }

        private @Nullable Bean<?> bean(BeanManager manager) {
            Set<Bean<?>> found = manager.getBeans(type);
            try {
                return manager.resolve(found);
            } catch (AmbiguousResolutionException e) { // the class is named, so its subclasses are not meant
                List<Bean<?>> own = found.stream()
                        .filter(bean -> bean.getBeanClass() == type)
                        .toList();
                return own.size() == 1 ? own.get(0) : null;
            }
        }

        private T reference(BeanManager manager, Bean<?> bean) {
            CreationalContext<?> creation = manager.createCreationalContext(bean);
            try {
                T object = type.cast(manager.getReference(bean, type, creation));
                context = creation;
                return object;
            } catch (RuntimeException e) {
                creation.release();
                throw failed(e);
            }
        }

        private T constructed() {
            if (asksForInjection()) {
                Problems problems = new Problems();
                describe(problems);
                throw problems.report();
            }
            try {
                Constructor<T> constructor = type.getDeclaredConstructor();
                constructor.trySetAccessible();
                return constructor.newInstance();
            } catch (InvocationTargetException e) {
                throw failed(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw failed(e);
            }
        }

        private RubricException failed(@Nullable Throwable cause) {
            return new RubricException(
                    place + ": the object of " + member + " = " + type.getName() + " cannot be made", cause);
        }

        boolean isNoBeanButShould() {
            return obstacle(type) == null && asksForInjection() && bean() == null;
        }

        private boolean asksForInjection() {
            return Stream.<Class<?>>iterate(type, c -> c != null, Class::getSuperclass)
                            .flatMap(c -> Stream.<AnnotatedElement>concat(
                                    Arrays.stream(c.getDeclaredFields()), Arrays.stream(c.getDeclaredMethods())))
                            .anyMatch(element -> element.isAnnotationPresent(Inject.class))
                    || Arrays.stream(type.getDeclaredConstructors()).anyMatch(c -> c.isAnnotationPresent(Inject.class));
        }

        void describe(Problems problems) {
            problems.add(
                    Problem.USER_CLASS,
                    place,
                    member + " = " + type.getName() + ", which has @Inject but is not exactly one bean",
                    "a scope on the class, such as @ApplicationScoped, or a constructor without parameters and no @Inject");
        }

        synchronized void release() {
            CreationalContext<?> creation = context;
            if (creation != null) {
                context = null;
                creation.release();
            }
        }
    }
}
