package io.rubric.tck.transaction;

import io.rubric.lock.HeldLock;
import io.rubric.lock.LockName;
import io.rubric.lock.Locked;
import io.rubric.lock.Locks;
import io.rubric.lock.OnLost;
import io.rubric.lock.Permits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.concurrent.Callable;

/** Locked methods with each kind of transaction. */
@ApplicationScoped
@SuppressWarnings("try") // a lock need only be held
public class Booking {

    static final String KEY = "tck-booking:{key}";

    @Inject
    Ledger ledger;

    @Inject
    @LockName("tck-booking")
    Locks locks;

    /** Reads, adds one and writes: two at once would lose one. */
    @Transactional
    @Locked(name = "tck-booking", value = KEY, waitTime = "1m")
    public void addOne(String key, Runnable between) {
        add(key, between);
    }

    /** As it must not be: the lock is free while the transaction has not been committed. */
    @Transactional
    public void addOneWithTheLockInside(String key, Runnable between, Runnable unlocked) {
        try (HeldLock held = locks.acquire(key)) {
            add(key, between);
        }
        unlocked.run();
    }

    private void add(String key, Runnable between) {
        long amount = ledger.read(key);
        between.run();
        ledger.write(key, amount + 1);
    }

    /** In the caller's transaction, if there is one. */
    @Locked(value = KEY, waitTime = "0s")
    public <T> T now(String key, Callable<T> work) throws Exception {
        return work.call();
    }

    /** The same, with patience. */
    @Locked(value = KEY, waitTime = "1m")
    public <T> T waiting(String key, Callable<T> work) throws Exception {
        return work.call();
    }

    /** In a transaction of its own. */
    @Transactional(TxType.REQUIRES_NEW)
    @Locked(value = KEY, waitTime = "0s")
    public <T> T inNew(String key, Callable<T> work) throws Exception {
        return work.call();
    }

    /** In no transaction. */
    @Transactional(TxType.NOT_SUPPORTED)
    @Locked(value = KEY, waitTime = "0s")
    public <T> T inNone(String key, Callable<T> work) throws Exception {
        return work.call();
    }

    /** In a transaction, its own or the caller's. */
    @Transactional(rollbackOn = Exception.class)
    @Locked(value = KEY, waitTime = "0s")
    public <T> T joined(String key, Callable<T> work) throws Exception {
        return work.call();
    }

    /** Whose loss does not matter. */
    @Transactional
    @Locked(value = KEY, waitTime = "0s", onLost = OnLost.WARN)
    public <T> T warned(String key, Callable<T> work) throws Exception {
        return work.call();
    }

    /** With a permit. */
    @Permits(value = KEY, limit = 1, waitTime = "0s")
    public <T> T permitted(String key, Callable<T> work) throws Exception {
        return work.call();
    }
}
