package io.rubric.tck.throttle;

import io.rubric.throttle.OnLimit;
import io.rubric.throttle.Throttle;
import io.rubric.throttle.ThrottleName;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Policies that are asked about by hand, and the methods that share them. */
@ApplicationScoped
class Desk {

    @Inject
    @ThrottleName("tck-desk")
    Throttle desk;

    @Inject
    @ThrottleName("tck-desk-one")
    Throttle one;

    @Inject
    @ThrottleName("tck-desk-two")
    Throttle two;

    @Inject
    @ThrottleName("tck-desk-mine")
    Throttle mine;

    @Inject
    @ThrottleName("tck-desk-waiting")
    Throttle waiting;

    @Inject
    @ThrottleName("tck-desk-configured")
    Throttle configured;

    @Throttled(name = "tck-desk", limit = 3, period = "1h", burst = 5, key = "desk:{who}")
    void desk(String who) {}

    @Throttled(name = "tck-desk-one", limit = 2, period = "1h")
    void one() {}

    @Throttled(name = "tck-desk-two", limit = 1, period = "1h", key = "{org}:{user}")
    void two(long org, String user) {}

    @Throttled(name = "tck-desk-mine", limit = 1, period = "1h", key = "{principal}:{what}")
    void mine(String what) {}

    @Throttled(name = "tck-desk-waiting", limit = 1, period = "1h", onLimit = OnLimit.WAIT, maxWait = "2h")
    void waiting() {}

    Throttle desk() {
        return desk;
    }

    Throttle ofOne() {
        return one;
    }

    Throttle ofTwo() {
        return two;
    }

    Throttle ofMine() {
        return mine;
    }

    Throttle ofWaiting() {
        return waiting;
    }

    Throttle configured() {
        return configured;
    }
}
