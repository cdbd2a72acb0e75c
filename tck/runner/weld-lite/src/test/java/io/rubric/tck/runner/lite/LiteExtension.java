package io.rubric.tck.runner.lite;

import io.rubric.cache.KeyGenerator;
import io.rubric.impl.RubricLiteExtension;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;
import jakarta.enterprise.inject.build.compatible.spi.ObserverInfo;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.Types;

/**
 * The extension for CDI Lite as Weld can run it: Weld passes by each that names the portable extension in whose place it stands, whether that one is there or not, and calls only methods that the class
 * itself declares.
 */
public final class LiteExtension implements BuildCompatibleExtension {

    private final RubricLiteExtension extension = new RubricLiteExtension();

    /** Made by the container. */
    public LiteExtension() {}

    /** See {@link RubricLiteExtension#discover}. */
    @Discovery
    public void discover(ScannedClasses scanned, MetaAnnotations annotations) {
        extension.discover(scanned, annotations);
    }

    /** See {@link RubricLiteExtension#named}. */
    @Enhancement(types = KeyGenerator.class, withSubtypes = true)
    public void named(ClassConfig type) {
        extension.named(type);
    }

    /** See {@link RubricLiteExtension#bean}. */
    @Registration(types = Object.class)
    public void bean(BeanInfo bean, Types types) {
        extension.bean(bean, types);
    }

    /** See {@link RubricLiteExtension#observer}. */
    @Registration(types = Object.class)
    public void observer(ObserverInfo observer) {
        extension.observer(observer);
    }

    /** See {@link RubricLiteExtension#synthesize}. */
    @Synthesis
    public void synthesize(SyntheticComponents components) {
        extension.synthesize(components);
    }
}
