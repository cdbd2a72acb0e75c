package io.rubric.impl;

import io.rubric.RubricException;
import io.rubric.impl.config.Settings;
import io.rubric.impl.method.Injectable;
import io.rubric.impl.method.Operations;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanDisposer;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.EventContext;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

/** An application in CDI Lite: its {@link Deployment} is made when it starts, of the classes that were noted when it was built. */
final class LiteApplication {

    static final String CLASSES = "classes";
    static final String OWN_CLIENT = "ownClient";

    private final Deployment deployment;
    private final Instance<Object> beans;
    private final Map<Wanted, Supplier<?>> injectables = new HashMap<>();

    private record Wanted(String type, @Nullable Annotation qualifier) {}

    private LiteApplication(Deployment deployment, Instance<Object> beans) {
        this.deployment = deployment;
        this.beans = beans;
        offer(new Injectable(Operations.class, Set.of(), deployment.operations()));
        deployment.injectables().forEach(this::offer);
    }

    private void offer(Injectable offer) {
        Annotation qualifier = offer.qualifiers().stream().findFirst().orElse(null);
        injectables.put(new Wanted(LiteTypes.text(offer.type()), qualifier), offer.instance());
    }

    private static LiteApplication begin(Class<?>[] classes, boolean ownClient, Instance<Object> beans) {
        Deployment deployment = new Deployment(
                Settings.ofApplication(), beans.select(BeanManager.class).get(), Lifecycle.PATIENCE);
        if (ownClient) {
            deployment.ownClient();
        }
        LiteScan scan = new LiteScan(deployment);
        for (Class<?> type : classes) {
            scan.show(type);
        }
        RubricException report = deployment.report();
        if (report != null) {
            throw report;
        }
        deployment.open();
        return new LiteApplication(deployment, beans);
    }

    void start() {
        deployment.lifecycle().start(() -> beans.select(RedissonClient.class).get());
    }

    void drain() {
        deployment.lifecycle().drain();
    }

    void fired(EventContext<Object> event) {
        deployment.events().fired(event);
    }

    Object injectable(String type, @Nullable Annotation qualifier) {
        if (type.equals(RedissonClient.class.getName())) {
            return deployment.client();
        }
        Supplier<?> found = injectables.get(new Wanted(type, qualifier));
        if (found == null) {
            throw new IllegalStateException("nothing was decided for " + type + " " + qualifier);
        }
        return found.get();
    }

    /** Begins and ends it; made by the container. */
    public static final class Maker
            implements SyntheticBeanCreator<LiteApplication>, SyntheticBeanDisposer<LiteApplication> {

        /** Called by the container. */
        public Maker() {}

        @Override
        public LiteApplication create(Instance<Object> lookup, Parameters parameters) {
            return begin(parameters.get(CLASSES, Class[].class), parameters.get(OWN_CLIENT, Boolean.class), lookup);
        }

        @Override
        public void dispose(LiteApplication application, Instance<Object> lookup, Parameters parameters) {
            application.deployment.lifecycle().stop();
        }
    }
}
