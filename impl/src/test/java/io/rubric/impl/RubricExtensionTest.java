package io.rubric.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container may go on after an extension has failed, and then tell of the last failure alone. */
class RubricExtensionTest {

    private final List<Object> told = new ArrayList<>();
    private final RubricExtension extension = new RubricExtension();

    @Test
    void whatKeptItFromBeginningIsToldToTheEnd(@TempDir Path application) throws IOException {
        Throwable first = begin(application, "key = \\u00");
        assertThatThrownBy(() -> extension.decide(event(AfterBeanDiscovery.class), event(BeanManager.class)))
                .hasCause(first);
        assertThatThrownBy(() -> extension.started(new Startup(), event(BeanManager.class)))
                .hasCause(first);
    }

    /** OpenWebBeans tells of them as it loads the extensions, one after the other. */
    @Test
    @SuppressWarnings("unchecked") // of nothing
    void whatIsToldBeforeItBeginsIsNotOfTheApplication() {
        extension.injectionPoint(event(ProcessInjectionPoint.class));
        extension.observer(event(ProcessObserverMethod.class), event(BeanManager.class));
        assertThat(told).isEmpty();
    }

    /** What comes of a configuration that nobody can read. */
    private Throwable begin(Path application, String configuration) throws IOException {
        Path file = application.resolve("META-INF/microprofile-config.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, configuration);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {application.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return catchThrowable(() -> extension.begin(event(BeforeBeanDiscovery.class), event(BeanManager.class)));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Keeps what it is told. */
    private <T> T event(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            if (given != null) {
                told.add(given[0]);
            }
            return null;
        }));
    }
}
