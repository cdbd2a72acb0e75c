package io.rubric.impl.lock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The locks of one method, and what it was called under.
 *
 * @param holds whose they are: one thread may run calls of several applications
 * @param name under which they are configured
 * @param leases at least one
 */
record Frame(
        Holds holds,
        String name,
        List<Lease> leases,
        @Nullable Frame outer) {

    /** True if all has been given back: a contextual action may run later than its call. */
    boolean isOver() {
        for (Lease lease : leases) {
            if (!lease.isReleased()) {
                return false;
            }
        }
        return true;
    }
}
