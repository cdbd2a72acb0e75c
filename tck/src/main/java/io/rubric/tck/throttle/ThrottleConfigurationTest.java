package io.rubric.tck.throttle;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.RubricTest;
import io.rubric.throttle.OnLimit;
import io.rubric.throttle.Quota;
import io.rubric.throttle.Throttle;
import io.rubric.throttle.ThrottleName;
import io.rubric.throttle.Throttled;
import io.rubric.throttle.ThrottledException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class ThrottleConfigurationTest {

    @Inject
    Named named;

    @Deployment
    static WebArchive archive() {
        return Archives.configured(
                Archives.of("throttle-configuration", Refused.class),
                "rubric.throttle.\"tck-numbers\".limit=3",
                "rubric.throttle.\"tck-numbers\".burst=2",
                "rubric.throttle.\"tck-numbers\".period=2h",
                "rubric.throttle.\"tck-algorithm\".algorithm=fixed-window",
                "rubric.throttle.\"tck-max-wait\".max-wait=1s",
                "rubric.throttle.\"tck-shadow\".shadow=true",
                "rubric.throttle.\"tck-off\".enabled=false");
    }

    @Assertion("throttle.configuration.1")
    void numbers() {
        ThrottledException refused = Refused.after(2, named::numbers);
        Quota quota = refused.quotas().get(0);
        assertEquals(3, quota.limit());
        assertEquals(2, quota.burst());
        assertEquals(Duration.ofHours(2), quota.period());
    }

    @Assertion("throttle.configuration.2")
    void algorithm() {
        ThrottledException refused = Refused.after(3, named::algorithm);
        assertEquals(refused.resetAfter(), refused.retryAfter());
    }

    @Assertion("throttle.configuration.3")
    void maxWait() {
        ThrottledException refused = Refused.after(1, named::maxWait);
        assertEquals(ThrottledException.Reason.MAX_WAIT, refused.reason());
    }

    @Assertion("throttle.configuration.4")
    void shadow() {
        for (int call = 0; call < 5; call++) {
            assertDoesNotThrow(named::shadow);
        }
        Quota quota = named.shadowed();
        assertTrue(quota.allowed());
        assertEquals(0, quota.remaining());
        assertTrue(quota.resetAfter().compareTo(Duration.ofHours(1)) <= 0, quota::toString);
        ThrottledException refused = Refused.after(3, named::besideAShadow);
        assertEquals("tck-strict", refused.policy());
    }

    @Assertion("throttle.configuration.5")
    void switchedOff() {
        for (int call = 0; call < 5; call++) {
            assertDoesNotThrow(named::off);
        }
        Refused.after(2, named::partlyOff);
    }

    /** What configuration says otherwise. */
    @ApplicationScoped
    static class Named {

        @Inject
        @ThrottleName("tck-shadow")
        Throttle shadow;

        @Throttled(name = "tck-numbers", limit = 1000)
        void numbers() {}

        @Throttled(name = "tck-algorithm", limit = 3, period = "100d")
        void algorithm() {}

        @Throttled(name = "tck-max-wait", limit = 1, period = "1h", onLimit = OnLimit.WAIT, maxWait = "2h")
        void maxWait() {}

        @Throttled(name = "tck-shadow", limit = 1, period = "1h")
        void shadow() {}

        Quota shadowed() {
            return shadow.peek(null);
        }

        @Throttled(name = "tck-shadow", limit = 1, period = "1h")
        @Throttled(name = "tck-strict", limit = 3, period = "1h")
        void besideAShadow() {}

        @Throttled(name = "tck-off", limit = 1, period = "1h")
        void off() {}

        @Throttled(name = "tck-off", limit = 1, period = "1h")
        @Throttled(limit = 2, period = "1h")
        void partlyOff() {}
    }
}
