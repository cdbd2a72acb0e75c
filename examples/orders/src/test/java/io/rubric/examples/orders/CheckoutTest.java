package io.rubric.examples.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.impl.RubricExtension;
import io.rubric.throttle.ThrottledException;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Beans, a real Redis and no server: {@code rubric.redis.address=embedded} and the module rubric-embedded. */
class CheckoutTest {

    private final SeContainer container = SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addExtensions(new RubricExtension())
            .addBeanClasses(Checkout.class, Prices.class, Supplier.class, Mailer.class)
            .initialize();

    private final Checkout checkout = container.select(Checkout.class).get();
    private final Prices prices = container.select(Prices.class).get();
    private final Supplier supplier = container.select(Supplier.class).get();
    private final Mailer mailer = container.select(Mailer.class).get();
    private final Order order = new Order(42, List.of("tea", "tea", "cup"));

    @AfterEach
    void close() {
        container.close();
    }

    @Test
    void aPriceIsAskedForOnce() {
        assertEquals(new BigDecimal("3.95"), prices.of("tea"));
        assertEquals(new BigDecimal("3.95"), prices.of("tea"));
        assertEquals(1, supplier.asked());
        prices.changed("tea");
        prices.of("tea");
        assertEquals(2, supplier.asked());
    }

    @Test
    void anOrderIsPlacedUnderItsLockAndTold() {
        assertEquals(new BigDecimal("11.85"), checkout.checkout("ann", order));
        checkout.checkout("ann", order);
        List<OrderPlaced> told = mailer.orders();
        assertEquals(2, told.size());
        assertTrue(told.get(1).fencingToken() > told.get(0).fencingToken());
    }

    @Test
    void whoIsTooQuickIsToldWhenToComeBack() {
        ThrottledException refused = assertThrows(ThrottledException.class, () -> {
            for (int i = 0; i < 1000; i++) {
                checkout.checkout("bob", order);
            }
        });
        assertEquals("checkout", refused.policy());
        assertEquals(50, refused.limit()); // configuration outweighs the annotation
        assertTrue(refused.retryAfter().toMillis() < 1000);
    }
}
