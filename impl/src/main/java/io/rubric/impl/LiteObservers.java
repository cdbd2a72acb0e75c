package io.rubric.impl;

import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticObserver;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.EventContext;
import java.util.Optional;

/** What Rubric hears of in CDI Lite; each is made by the container. */
final class LiteObservers {

    private LiteObservers() {}

    private static LiteApplication application() {
        return CDI.current().select(LiteApplication.class).get();
    }

    /** The same; none where the container is not yet, or no longer, open to everybody. */
    private static Optional<LiteApplication> applicationIfThere() {
        CDI<Object> current;
        try {
            current = CDI.current();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
        return Optional.of(current.select(LiteApplication.class).get());
    }

    /** The application starts. */
    public static final class AtStartup implements SyntheticObserver<Startup> {

        /** Called by the container. */
        public AtStartup() {}

        @Override
        public void observe(EventContext<Startup> event, Parameters parameters) {
            application().start();
        }
    }

    /** The same, where there is no {@link Startup}. Quarkus tells of it when nobody can ask for beans, and of the other later. */
    public static final class AtStart implements SyntheticObserver<Object> {

        /** Called by the container. */
        public AtStart() {}

        @Override
        public void observe(EventContext<Object> event, Parameters parameters) {
            applicationIfThere().ifPresent(LiteApplication::start);
        }
    }

    /** The application is about to stop. */
    public static final class AtShutdown implements SyntheticObserver<Shutdown> {

        /** Called by the container. */
        public AtShutdown() {}

        @Override
        public void observe(EventContext<Shutdown> event, Parameters parameters) {
            application().drain();
        }
    }

    /** The same, where there is no {@link Shutdown}. */
    public static final class AtEnd implements SyntheticObserver<Object> {

        /** Called by the container. */
        public AtEnd() {}

        @Override
        public void observe(EventContext<Object> event, Parameters parameters) {
            applicationIfThere().ifPresent(LiteApplication::drain);
        }
    }

    /** Something is fired with {@link io.rubric.event.RedisEvent}. */
    public static final class OfShared implements SyntheticObserver<Object> {

        /** Called by the container. */
        public OfShared() {}

        @Override
        public void observe(EventContext<Object> event, Parameters parameters) {
            application().fired(event);
        }
    }
}
