package io.rubric.impl.context;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The beans that CDI has. They are found when they are first asked, and made for each question: one may be of any scope. */
final class ContainerBeans implements Beans {

    private static final System.Logger LOG = System.getLogger(ContainerBeans.class.getName());

    private final @Nullable BeanManager own;
    private final Map<Class<?>, Found> found = new ConcurrentHashMap<>();

    /**
     * @param own of the application; null without CDI
     */
    ContainerBeans(@Nullable BeanManager own) {
        this.own = own;
    }

    @Override
    public <T, R> @Nullable R ask(Class<T> type, Function<T, @Nullable R> question) {
        Found bean = find(type);
        if (bean == null) {
            return null;
        }
        CreationalContext<?> creation = bean.manager().createCreationalContext(bean.bean());
        try {
            Object object = bean.manager().getReference(bean.bean(), type, creation);
            return object == null ? null : question.apply(type.cast(object));
        } catch (
                RuntimeException
                        e) { // each container has its own for a context that is not active and for an object that is
            // null
            LOG.log(System.Logger.Level.DEBUG, "Nothing is known of the present call by " + type.getName(), e);
            return null;
        } finally {
            creation.release();
        }
    }

    @Override
    public boolean has(Class<?> type) {
        return find(type) != null;
    }

    /** A bean, and the manager that sees it. */
    private record Found(BeanManager manager, Bean<?> bean) {}

    private @Nullable Found find(Class<?> type) {
        Found known = found.get(type);
        BeanManager manager = own;
        if (known != null || manager == null) {
            return known;
        }
        Found bean = in(manager, type);
        bean = bean != null ? bean : ofApplication(type);
        if (bean != null) {
            found.put(type, bean);
        }
        return bean;
    }

    /** Seen on Payara: the manager that an extension is given is that of its own jar and does not see the beans of the WAR. */
    private static @Nullable Found ofApplication(Class<?> type) {
        try {
            return in(CDI.current().getBeanManager(), type);
        } catch (IllegalStateException e) { // there is none for this thread
            return null;
        }
    }

    private static @Nullable Found in(BeanManager manager, Class<?> type) {
        try {
            Bean<?> bean = manager.resolve(manager.getBeans(type));
            return bean == null ? null : new Found(manager, bean);
        } catch (AmbiguousResolutionException e) {
            return null;
        }
    }
}
