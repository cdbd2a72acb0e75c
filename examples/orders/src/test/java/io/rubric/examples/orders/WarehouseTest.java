package io.rubric.examples.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.impl.RubricExtension;
import io.rubric.lock.FencingGuard;
import io.rubric.lock.HeldLock;
import io.rubric.lock.LockName;
import io.rubric.lock.Locks;
import io.rubric.lock.StaleFencingTokenException;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarehouseTest {

    static class Shelves {

        @Inject
        @LockName("shelf")
        Locks locks;
    }

    private final SeContainer container = SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addExtensions(new RubricExtension())
            .addBeanClasses(Warehouse.class, Shelves.class)
            .initialize();

    private final Warehouse warehouse = container.select(Warehouse.class).get();
    private final FencingGuard guard = container.select(FencingGuard.class).get();
    private final Locks shelves = container.select(Shelves.class).get().locks;
    private final String sku = UUID.randomUUID().toString();

    @AfterEach
    void close() {
        container.close();
    }

    @Test
    void whatIsPutCanBeTaken() {
        warehouse.put(sku, 3);
        assertTrue(warehouse.take(sku));
        assertEquals(2, warehouse.pieces(sku));
    }

    @Test
    void nothingIsTakenFromAShelfThatSomebodyHas() {
        warehouse.put(sku, 3);
        try (HeldLock held = shelves.acquire(sku)) {
            assertFalse(warehouse.take(sku));
            assertTrue(held.isValid());
        }
        assertTrue(warehouse.take(sku));
    }

    @Test
    void aHolderThatALaterOneHasOvertakenWritesNothing() {
        long early;
        try (HeldLock held = shelves.acquire(sku)) {
            early = held.fencingToken();
        }
        warehouse.put(sku, 3);
        assertThrows(StaleFencingTokenException.class, () -> guard.set("shelf:" + sku, "0", early));
        assertEquals(3, warehouse.pieces(sku));
    }

    @Test
    void anOrderIsPackedUnderAPermit() {
        assertEquals("tea and cup", warehouse.pack(new Order(1, List.of("tea", "cup"))));
    }
}
