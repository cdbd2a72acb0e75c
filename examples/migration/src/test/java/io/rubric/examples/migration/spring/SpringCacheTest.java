package io.rubric.examples.migration.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.rubric.examples.migration.Catalogue;
import io.rubric.examples.migration.Node;
import io.rubric.examples.migration.Product;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The same calls to both. */
class SpringCacheTest {

    private static final Product TEA = new Product("tea", "Tea", new BigDecimal("3.95"));
    private static final Product DEARER = new Product("tea", "Tea", new BigDecimal("4.95"));

    @EnableCaching
    static class Caching {}

    @Test
    void beforeAChangeIsSeenInTheProductAndInTheSearches() {
        try (var spring = new AnnotationConfigApplicationContext()) {
            spring.registerBean(ConcurrentMapCacheManager.class);
            spring.register(Caching.class, Catalogue.class, io.rubric.examples.migration.spring.before.Products.class);
            spring.refresh();
            var products = spring.getBean(io.rubric.examples.migration.spring.before.Products.class);
            aChangeIsSeenInTheProductAndInTheSearches(
                    products::find,
                    products::search,
                    products::save,
                    products::delete,
                    products::changedElsewhere,
                    spring.getBean(Catalogue.class));
        }
    }

    @Test
    void afterwardsAChangeIsSeenInTheProductAndInTheSearches() {
        try (Node node = Node.start(Products.class, Catalogue.class)) {
            Products products = node.get(Products.class);
            aChangeIsSeenInTheProductAndInTheSearches(
                    products::find,
                    products::search,
                    products::save,
                    products::delete,
                    products::changedElsewhere,
                    node.get(Catalogue.class));
        }
    }

    private static void aChangeIsSeenInTheProductAndInTheSearches(
            Function<String, Product> find,
            Function<String, List<Product>> search,
            UnaryOperator<Product> save,
            Consumer<String> delete,
            Consumer<String> changedElsewhere,
            Catalogue catalogue) {
        assertNull(find.apply("tea"));
        assertNull(find.apply("tea"));
        assertEquals(2, catalogue.asked(), "that there is none is not kept");
        assertEquals(List.of(), search.apply("T"));
        assertEquals(List.of(), search.apply("T"));
        assertEquals(3, catalogue.asked(), "that nothing was found is kept");

        assertEquals(TEA, save.apply(TEA));
        assertEquals(TEA, find.apply("tea"));
        assertEquals(3, catalogue.asked());
        assertEquals(List.of(TEA), search.apply("T"));
        assertEquals(4, catalogue.asked());

        catalogue.save(DEARER);
        assertEquals(TEA, find.apply("tea"));
        changedElsewhere.accept("tea");
        assertEquals(DEARER, find.apply("tea"));
        assertEquals(5, catalogue.asked());

        delete.accept("tea");
        assertNull(find.apply("tea"));
        assertEquals(List.of(), search.apply("T"));
        assertEquals(7, catalogue.asked());
    }
}
