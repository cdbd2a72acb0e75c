package io.rubric.tck.arquillian;

import org.jboss.arquillian.container.test.spi.client.deployment.ApplicationArchiveProcessor;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Completes each archive. Public for {@link java.util.ServiceLoader} only. */
public final class TckExtension implements LoadableExtension {

    /** For {@link java.util.ServiceLoader}. */
    public TckExtension() {}

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(ApplicationArchiveProcessor.class, TckArchive.class).observer(TckRedis.class);
    }
}
