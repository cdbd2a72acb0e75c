package io.rubric.examples.orders;

import io.rubric.lock.FencingGuard;
import io.rubric.lock.HeldLock;
import io.rubric.lock.LockContext;
import io.rubric.lock.LockName;
import io.rubric.lock.LockType;
import io.rubric.lock.Locked;
import io.rubric.lock.Locks;
import io.rubric.lock.Permits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Shelves with pieces on them. */
@ApplicationScoped
public class Warehouse {

    @Inject
    LockContext lock;

    @Inject
    FencingGuard guard;

    @Inject
    @LockName("shelf")
    Locks shelves;

    @Locked(value = "shelf:{sku}", name = "shelf")
    public void put(String sku, int pieces) {
        int now = onShelf(sku) + pieces;
        guard.set("shelf:" + sku, "" + now, lock.fencingToken()); // refused once a later holder has written
    }

    @Locked(value = "shelf:{sku}", type = LockType.READ) // readers share it, put() waits for them
    public int pieces(String sku) {
        return onShelf(sku);
    }

    public boolean take(String sku) {
        Optional<HeldLock> free = shelves.tryAcquire(sku); // the lock of put(sku), if nobody has it
        if (free.isEmpty()) {
            return false;
        }
        try (HeldLock held = free.get()) {
            int left = onShelf(sku) - 1;
            guard.set("shelf:" + sku, "" + left, held.fencingToken());
            return true;
        }
    }

    @Permits(limit = 2) // at most two at a time, on all nodes together
    public String pack(Order order) {
        return String.join(" and ", order.skus());
    }

    private int onShelf(String sku) {
        return guard.get("shelf:" + sku).map(Integer::valueOf).orElse(0);
    }
}
