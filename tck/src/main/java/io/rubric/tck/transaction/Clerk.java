package io.rubric.tck.transaction;

import io.rubric.lock.Locked;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** An enterprise bean: the container begins and commits the transaction. */
@Stateless
public class Clerk {

    @Inject
    Ledger ledger;

    /** For the container. */
    public Clerk() {}

    /** Reads, adds one and writes. */
    @Locked(value = Booking.KEY, waitTime = "1m")
    public void addOne(String key, Runnable between) {
        long amount = ledger.read(key);
        between.run();
        ledger.write(key, amount + 1);
    }
}
