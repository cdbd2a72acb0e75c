package io.rubric.examples.migration.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rubric.examples.migration.Catalogue;
import io.rubric.examples.migration.Eventually;
import io.rubric.examples.migration.Node;
import io.rubric.examples.migration.Product;
import io.rubric.examples.migration.redisson.before.OrdersBetween;
import io.rubric.lock.LockNotAcquiredException;
import io.rubric.throttle.ThrottledException;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** The same calls to both, on the same Redis. */
class RedissonTest {

    private static final Product TEA = new Product("tea", "Tea", new BigDecimal("3.95"));
    private static final Product DEARER = new Product("tea", "Tea", new BigDecimal("4.95"));

    @Test
    void beforeAProductIsAskedForOnce() {
        Catalogue catalogue = new Catalogue();
        with(redisson -> {
            var shop = new io.rubric.examples.migration.redisson.before.Shop(catalogue, redisson);
            aProductIsAskedForOnce(shop::product, shop::change, catalogue);
        });
    }

    @Test
    void afterwardsAProductIsAskedForOnce() {
        try (Node node = Node.start(Shop.class, Catalogue.class)) {
            Shop shop = node.get(Shop.class);
            aProductIsAskedForOnce(shop::product, shop::change, node.get(Catalogue.class));
        }
    }

    private static void aProductIsAskedForOnce(
            Function<String, Product> product, Consumer<Product> change, Catalogue catalogue) {
        catalogue.save(TEA);
        assertEquals(TEA, product.apply("tea"));
        assertEquals(TEA, product.apply("tea"));
        assertEquals(1, catalogue.asked());
        change.accept(DEARER);
        assertEquals(DEARER, product.apply("tea"));
        assertEquals(2, catalogue.asked());
    }

    @Test
    void beforeTheEleventhSearchInAMinuteIsRefused() {
        with(redisson -> {
            var shop = new io.rubric.examples.migration.redisson.before.Shop(new Catalogue(), redisson);
            tenSearches(shop::search);
            assertThrows(IllegalStateException.class, () -> shop.search("ann", "T"));
            shop.search("bob", "T");
        });
    }

    @Test
    void afterwardsTheEleventhSearchIsRefused() {
        try (Node node = Node.start(Shop.class, Catalogue.class)) {
            Shop shop = node.get(Shop.class);
            tenSearches(shop::search);
            assertThrows(ThrottledException.class, () -> shop.search("ann", "T"));
            shop.search("bob", "T");
        }
    }

    private interface Search {
        List<Product> search(String user, String name);
    }

    private static void tenSearches(Search shop) {
        for (int i = 0; i < 10; i++) {
            shop.search("ann", "T");
        }
    }

    private interface Order {
        void order(long id, String sku, Runnable work) throws InterruptedException;
    }

    @Test
    void beforeOneAtATimeIsAtAnOrderAndAllHearOfIt() {
        with(redisson -> {
            var shop = new io.rubric.examples.migration.redisson.before.Shop(new Catalogue(), redisson);
            var other = new io.rubric.examples.migration.redisson.before.Shop(new Catalogue(), redisson);
            Throwable refused = refusedMeanwhile(7, shop::order, other::order);
            assertEquals(IllegalStateException.class, refused.getClass());
            heardTwice(shop::heard, other::heard);
        });
    }

    @Test
    void afterwardsOneAtATimeIsAtAnOrderAndAllHearOfIt() {
        try (Node node = Node.start(Shop.class, Catalogue.class);
                Node other = Node.start(Shop.class, Catalogue.class)) {
            Throwable refused = refusedMeanwhile(7, node.get(Shop.class)::order, other.get(Shop.class)::order);
            assertEquals(LockNotAcquiredException.class, refused.getClass());
            heardTwice(node.get(Shop.class)::heard, other.get(Shop.class)::heard);
        }
    }

    @Test
    void whileNodesAreChangedTheLockUnderBothNamesExcludesWhatIsOldAndWhatIsNew() {
        try (Node node = Node.startWith("between.properties", Shop.class, Catalogue.class)) {
            with(redisson -> {
                var old = new io.rubric.examples.migration.redisson.before.Shop(new Catalogue(), redisson);
                var between = new OrdersBetween(redisson);
                Order both = (id, sku, work) -> between.order(id, work);
                assertEquals(
                        IllegalStateException.class,
                        refusedMeanwhile(8, both, old::order).getClass());
                assertEquals(
                        LockNotAcquiredException.class,
                        refusedMeanwhile(8, both, node.get(Shop.class)::order).getClass());
                assertEquals(
                        IllegalStateException.class,
                        refusedMeanwhile(8, old::order, both).getClass());
                assertEquals(
                        IllegalStateException.class,
                        refusedMeanwhile(8, node.get(Shop.class)::order, both).getClass());
            });
        }
    }

    /** What the other gets that comes while the first is at work. */
    private static Throwable refusedMeanwhile(long id, Order first, Order other) {
        AtomicReference<Throwable> refused = new AtomicReference<>();
        run(
                id,
                first,
                () -> refused.set(assertThrows(
                                CompletionException.class,
                                CompletableFuture.runAsync(() -> run(id, other, () -> {}))::join)
                        .getCause()));
        run(id, other, () -> {});
        return refused.get();
    }

    private static void run(long id, Order shop, Runnable work) {
        try {
            shop.order(id, "tea", work);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static void heardTwice(Supplier<List<OrderPlaced>> one, Supplier<List<OrderPlaced>> two) {
        List<OrderPlaced> both = List.of(new OrderPlaced(7, "tea"), new OrderPlaced(7, "tea"));
        Eventually.happens("both orders on one node", () -> one.get().equals(both));
        Eventually.happens("both orders on the other", () -> two.get().equals(both));
    }

    private static void with(Consumer<RedissonClient> test) {
        Config config = new Config();
        config.useSingleServer()
                .setAddress(Node.redis())
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(4);
        RedissonClient redisson = Redisson.create(config);
        try {
            test.accept(redisson);
        } finally {
            redisson.shutdown();
        }
    }
}
