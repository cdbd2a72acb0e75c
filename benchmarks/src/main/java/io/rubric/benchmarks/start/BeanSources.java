package io.rubric.benchmarks.start;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A large application: 50 beans of 10 annotated methods each, as sources. */
final class BeanSources {

    /** Annotated methods in all. */
    static final int METHODS = 500;

    private static final String PACKAGE = "io.rubric.benchmarks.generated";
    private static final int BEANS = METHODS / 10;

    private static final String PRODUCT = """
            package io.rubric.benchmarks.generated;

            public record Product(long id, String name, java.math.BigDecimal price, java.util.List<String> tags) {}
            """;

    /** A bean; # is its number. */
    private static final String BEAN = """
            package io.rubric.benchmarks.generated;

            import io.rubric.cache.*;
            import io.rubric.lock.*;
            import io.rubric.throttle.*;
            import jakarta.enterprise.context.ApplicationScoped;
            import java.math.BigDecimal;
            import java.util.List;
            import java.util.Optional;

            @ApplicationScoped
            public class Bean# {

                @CacheResult(cacheName = "products#", key = "{id}", ttl = "10m")
                public Product product(long id) {
                    return new Product(id, "tea", BigDecimal.ONE, List.of());
                }

                @CacheResult(cacheName = "named#", key = "{language}:{name}", ttl = "1h")
                public Optional<Product> named(String language, String name) {
                    return Optional.empty();
                }

                @CacheResult(cacheName = "similar#", key = "{product.id}", ttl = "5m")
                public List<Product> similar(Product product) {
                    return List.of(product);
                }

                @CacheRemove(cacheName = "products#", key = "{product.id}")
                public void changed(Product product) {}

                @CacheRemove(cacheName = "named#", key = "{language}:{name}")
                public void renamed(String language, String name) {}

                @Throttled(limit = 10, period = "1s", key = "{user}")
                public int search(String user, String words) {
                    return words.length();
                }

                @Throttled(limit = 100, period = "1m", burst = 20, key = "{user}:{product.id}")
                public void rate(String user, Product product, int stars) {}

                @Throttled(limit = 1000, period = "1h")
                public void export() {}

                @Locked("order#:{id}")
                public void order(long id, String user) {}

                @Locked(value = {"shelf#:{product.id}", "user#:{user}"}, waitTime = "2s")
                public void reserve(Product product, String user) {}
            }
            """;

    private BeanSources() {}

    /** The names of the bean classes. */
    static List<String> beans() {
        return IntStream.range(0, BEANS).mapToObj(i -> PACKAGE + ".Bean" + i).toList();
    }

    /** Everything that is to be compiled, by class name. */
    static Map<String, String> all() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(PACKAGE + ".Product", PRODUCT);
        List<String> beans = beans();
        for (int i = 0; i < BEANS; i++) {
            sources.put(beans.get(i), BEAN.replace("#", Integer.toString(i)));
        }
        return sources;
    }
}
