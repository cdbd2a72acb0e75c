package io.rubric.tck.deployment;

import io.rubric.lock.LockType;
import io.rubric.lock.Locked;
import jakarta.enterprise.context.ApplicationScoped;

/** What another engine cannot do. */
@ApplicationScoped
class LockEngineMistakes {

    @Locked(type = LockType.READ)
    void readers() {}

    @Locked(fair = true)
    void fair() {}
}
