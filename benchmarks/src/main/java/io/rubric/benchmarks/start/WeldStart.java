package io.rubric.benchmarks.start;

import io.rubric.benchmarks.Clients;
import io.rubric.impl.RubricExtension;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that starts Weld SE with the beans, once, and prints how many milliseconds that took. */
final class WeldStart {

    static final String WITHOUT = "without";
    static final String REDISSON = "redisson";
    static final String RUBRIC = "rubric";

    private WeldStart() {}

    /**
     * @param arguments what is started besides Weld, and the address of Redis
     */
    public static void main(String[] arguments) throws Exception {
        List<String> names = BeanSources.beans();
        Class<?>[] beans = new Class<?>[names.size()];
        for (int i = 0; i < beans.length; i++) {
            beans[i] = Class.forName(names.get(i));
        }
        String besides = arguments[0];
        String address = arguments[1];
        long began = System.nanoTime();
        SeContainerInitializer weld =
                SeContainerInitializer.newInstance().disableDiscovery().addBeanClasses(beans);
        if (besides.equals(RUBRIC)) {
            System.setProperty("rubric.redis.address", address);
            weld.addExtensions(new RubricExtension());
        }
        try (SeContainer container = weld.initialize()) {
            AutoCloseable client = besides.equals(REDISSON) ? Clients.redisson(address)::shutdown : () -> {};
            long took = System.nanoTime() - began;
            System.out.println(TimeUnit.NANOSECONDS.toMicros(took) / 1e3);
            client.close();
        }
    }
}
