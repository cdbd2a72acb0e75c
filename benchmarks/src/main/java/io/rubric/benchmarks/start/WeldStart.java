package io.rubric.benchmarks.start;

import io.rubric.impl.RubricExtension;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.List;

/** A process that starts Weld SE with the beans, once, and prints how many milliseconds that took. */
final class WeldStart {

    private WeldStart() {}

    /**
     * @param arguments the address of Redis; without it Rubric is left out, and its annotations bind nothing
     */
    public static void main(String[] arguments) throws Exception {
        List<String> names = BeanSources.beans();
        Class<?>[] beans = new Class<?>[names.size()];
        for (int i = 0; i < beans.length; i++) {
            beans[i] = Class.forName(names.get(i));
        }
        long began = System.nanoTime();
        SeContainerInitializer weld =
                SeContainerInitializer.newInstance().disableDiscovery().addBeanClasses(beans);
        if (arguments.length > 0) {
            System.setProperty("rubric.redis.address", arguments[0]);
            weld.addExtensions(new RubricExtension());
        }
        try (SeContainer container = weld.initialize()) {
            long took = System.nanoTime() - began;
            container.select(beans[0]).get().toString();
            System.out.println(took / 1e6);
        }
    }
}
