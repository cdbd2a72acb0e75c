package io.rubric.impl.throttle;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** Makes refusals HTTP answers, where there is Jakarta REST, which finds it as a service; it is not loaded elsewhere. */
public final class ThrottleRestFeature implements Feature {

    /** For {@link java.util.ServiceLoader}. */
    public ThrottleRestFeature() {}

    @Override
    public boolean configure(FeatureContext context) {
        if (context.getConfiguration().getRuntimeType() != RuntimeType.SERVER) {
            return false; // clients load services, too
        }
        Told told = told();
        context.register(new ThrottledExceptionMapper(told));
        if (told.onAll()) {
            context.register(new RateLimitFilter());
        }
        return true;
    }

    private static Told told() {
        try {
            Instance<Told> configured = CDI.current().select(Told.class);
            return configured.isResolvable() ? configured.get() : Headers.REFUSED;
        } catch (IllegalStateException e) { // an application without CDI
            return Headers.REFUSED;
        }
    }
}
