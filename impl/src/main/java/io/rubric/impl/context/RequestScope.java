package io.rubric.impl.context;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.BeanManager;
import org.jspecify.annotations.Nullable;

/** Gives the application's code a CDI request context on threads where the container has begun none. */
public final class RequestScope {

    private final @Nullable BeanManager beans;

    /** Each knows what it has begun itself, and to make one takes longer than what it does. The threads are ours, and end with the application. */
    @SuppressWarnings("ThreadLocalUsage") // one a deployment, which a static field would outlive
    private final ThreadLocal<RequestContextController> controllers = new ThreadLocal<>();

    /**
     * @param beans of the application; null without CDI
     */
    public RequestScope(@Nullable BeanManager beans) {
        this.beans = beans;
    }

    /** Runs an action in the request context that is active, else in one of its own that ends with it. */
    public void run(Runnable action) {
        BeanManager current = beans;
        if (current == null) {
            action.run();
            return;
        }
        RequestContextController request = controller(current);
        boolean ours = request.activate();
        try {
            action.run();
        } finally {
            if (ours) {
                request.deactivate();
            }
        }
    }

    private RequestContextController controller(BeanManager current) {
        RequestContextController known = controllers.get();
        if (known != null) {
            return known;
        }
        RequestContextController made =
                current.createInstance().select(RequestContextController.class).get();
        controllers.set(made);
        return made;
    }
}
