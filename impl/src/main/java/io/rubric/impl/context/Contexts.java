package io.rubric.impl.context;

import jakarta.enterprise.concurrent.ContextService;
import java.util.concurrent.Executor;

/** Captures the context of the calling thread as an executor that runs each task at once, but in that context. */
@FunctionalInterface
interface Contexts {

    /** Where there is no {@code ContextService} (Weld SE, Tomcat): the class loader alone. */
    Contexts CLASS_LOADER = () -> {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return task -> run(task, loader);
    };

    Executor capture();

    /** The container's own way, as it can be seen from the calling thread. */
    static Contexts find() {
        try {
            return Service.find();
        } catch (LinkageError e) {
            return CLASS_LOADER;
        }
    }

    private static void run(Runnable task, ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            task.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Apart, so that the interface loads where Jakarta Concurrency is missing. */
    final class Service {

        private Service() {}

        static Contexts find() {
            return Jndi.find("java:comp/DefaultContextService", ContextService.class)
                    .<Contexts>map(service -> service::currentContextExecutor)
                    .orElse(CLASS_LOADER);
        }
    }
}
