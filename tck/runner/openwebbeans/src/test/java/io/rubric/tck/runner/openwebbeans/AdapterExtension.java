package io.rubric.tck.runner.openwebbeans;

import org.jboss.arquillian.container.spi.event.container.BeforeDeploy;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** OpenWebBeans' adapter leaves the thread of a deployment that was refused with the class loader of that archive, and then with none. */
public final class AdapterExtension implements LoadableExtension {

    /** For {@link java.util.ServiceLoader}. */
    public AdapterExtension() {}

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Loader.class);
    }

    /** Made by Arquillian. */
    static final class Loader {

        void reset(@Observes BeforeDeploy event) {
            Thread.currentThread().setContextClassLoader(Loader.class.getClassLoader());
        }
    }
}
