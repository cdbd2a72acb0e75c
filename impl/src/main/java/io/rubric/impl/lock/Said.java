package io.rubric.impl.lock;

import io.rubric.lock.LockType;
import io.rubric.lock.Locked;
import io.rubric.lock.OnContention;
import io.rubric.lock.OnLost;
import io.rubric.lock.Permits;

/** What an annotation says, in one form for both. Members that say nothing are empty. */
record Said(
        LockType type,
        boolean fair,
        boolean permits,
        long limit,
        String waitTime,
        String leaseTime,
        boolean renew,
        String atLeast,
        String maxHold,
        OnContention onContention,
        OnLost onLost) {

    /** Nothing: only configuration speaks. */
    static final Said NOTHING =
            new Said(LockType.WRITE, false, false, 0, "", "", true, "", "", OnContention.FAIL, OnLost.FAIL);

    static Said of(Locked annotation) {
        return new Said(
                annotation.type(),
                annotation.fair(),
                false,
                0,
                annotation.waitTime(),
                annotation.leaseTime(),
                annotation.renew(),
                annotation.atLeast(),
                annotation.maxHold(),
                annotation.onContention(),
                annotation.onLost());
    }

    static Said of(Permits annotation) {
        return new Said(
                LockType.WRITE,
                false,
                true,
                annotation.limit(),
                annotation.waitTime(),
                annotation.leaseTime(),
                true,
                "",
                "",
                annotation.onContention(),
                OnLost.FAIL);
    }
}
