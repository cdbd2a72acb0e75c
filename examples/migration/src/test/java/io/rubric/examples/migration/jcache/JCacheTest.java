package io.rubric.examples.migration.jcache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.rubric.examples.migration.Catalogue;
import io.rubric.examples.migration.Node;
import io.rubric.examples.migration.Product;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The same calls to both. What was there before is carried out by Spring, which knows the annotations of JCache. */
class JCacheTest {

    @EnableCaching
    static class Caching {}

    @Test
    void beforeAProductIsAskedForOnce() {
        try (var spring = new AnnotationConfigApplicationContext()) {
            spring.registerBean(ConcurrentMapCacheManager.class);
            spring.register(Caching.class, Catalogue.class, io.rubric.examples.migration.jcache.before.Products.class);
            spring.refresh();
            var products = spring.getBean(io.rubric.examples.migration.jcache.before.Products.class);
            aProductIsAskedForOnce(
                    products::find,
                    products::save,
                    products::delete,
                    products::imported,
                    spring.getBean(Catalogue.class));
        }
    }

    @Test
    void afterwardsAProductIsAskedForOnceByAllNodes() {
        try (Node node = Node.start(Products.class, Catalogue.class)) {
            Products products = node.get(Products.class);
            aProductIsAskedForOnce(
                    products::find, products::save, products::delete, products::imported, node.get(Catalogue.class));
            try (Node other = Node.start(Products.class, Catalogue.class)) {
                assertEquals("Tea", other.get(Products.class).find("tea").name());
                assertEquals(0, other.get(Catalogue.class).asked());
            }
        }
    }

    private static void aProductIsAskedForOnce(
            Function<String, Product> find,
            BiConsumer<String, Product> save,
            Consumer<String> delete,
            Runnable imported,
            Catalogue catalogue) {
        Product tea = new Product("tea", "Tea", new BigDecimal("3.95"));
        catalogue.save(tea);
        assertEquals(tea, find.apply("tea"));
        assertEquals(tea, find.apply("tea"));
        assertEquals(1, catalogue.asked());

        Product dearer = new Product("tea", "Tea", new BigDecimal("4.95"));
        save.accept("tea", dearer);
        assertEquals(dearer, find.apply("tea"));
        assertEquals(1, catalogue.asked());

        delete.accept("tea");
        assertNull(find.apply("tea"));
        assertNull(find.apply("tea"));
        assertEquals(2, catalogue.asked());

        catalogue.save(tea);
        imported.run();
        assertEquals(tea, find.apply("tea"));
        assertEquals(3, catalogue.asked());
    }
}
