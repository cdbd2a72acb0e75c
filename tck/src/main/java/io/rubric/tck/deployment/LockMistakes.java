package io.rubric.tck.deployment;

import io.rubric.lock.LockName;
import io.rubric.lock.LockType;
import io.rubric.lock.Locked;
import io.rubric.lock.Locks;
import io.rubric.lock.OnContention;
import io.rubric.lock.Permits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** One of each kind that only locks have. */
@ApplicationScoped
class LockMistakes {

    @Inject
    @LockName("tck-nobody")
    Locks ofNobody;

    @Inject
    @LockName("tck-two-rules")
    Locks ofTwoRules;

    @Inject
    @LockName("tck-two-templates")
    Locks ofTwoTemplates;

    @Inject
    @LockName("tck-several")
    Locks ofAMethodWithTwoTemplates;

    @Inject
    @LockName("tck-several")
    String ofAnotherType;

    @Locked(leaseTime = "2s", renew = false, atLeast = "3s")
    void atLeastAboveTheLease() {}

    @Locked(leaseTime = "10s", maxHold = "5s")
    void maxHoldBelowTheLease() {}

    @Locked(leaseTime = "2s", atLeast = "10s", maxHold = "5s")
    void maxHoldBelowAtLeast() {}

    @Locked(leaseTime = "2s", renew = false, maxHold = "5s")
    void maxHoldWithoutRenewal() {}

    @Locked(type = LockType.READ, fair = true)
    void fairReaders() {}

    @Locked(type = LockType.READ, atLeast = "1s")
    void readersAtLeast() {}

    @Permits(limit = 0)
    void noPermit() {}

    @Locked(onContention = OnContention.SKIP)
    int skippedPrimitive() {
        return 1;
    }

    @Permits(limit = 1, onContention = OnContention.SKIP)
    boolean primitiveWithoutAPermit() {
        return true;
    }

    @Locked(name = "tck-two-rules", value = "tck:{id}", waitTime = "1s")
    void oneRule(long id) {}

    @Locked(name = "tck-two-rules", value = "tck:{id}", waitTime = "2s")
    void otherRule(long id) {}

    @Locked(name = "tck-two-templates", value = "tck:{id}")
    void oneTemplate(long id) {}

    @Locked(name = "tck-two-templates", value = "tck:{org}:{id}")
    void otherTemplate(long org, long id) {}

    @Locked(
            name = "tck-several",
            value = {"tck:{org}", "tck:{id}"})
    void twoTemplates(long org, long id) {}
}
