package io.rubric.impl.context;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import org.jspecify.annotations.Nullable;

/** Gives the application's code a CDI request context on threads where the container has begun none. */
public final class RequestScope {

    private final @Nullable BeanManager beans;

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
        Instance<RequestContextController> controllers =
                current.createInstance().select(RequestContextController.class);
        RequestContextController request = controllers.get();
        boolean ours = request.activate();
        try {
            action.run();
        } finally {
            if (ours) {
                request.deactivate();
            }
            controllers.destroy(request);
        }
    }
}
