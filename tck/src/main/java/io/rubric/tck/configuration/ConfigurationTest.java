package io.rubric.tck.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.lock.LockContext;
import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import io.rubric.throttle.ThrottledException;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class ConfigurationTest {

    @Inject
    Configured configured;

    @Inject
    LockContext lock;

    @Deployment
    static WebArchive archive() {
        return Archives.configured(
                Archives.of("configuration", Configured.class),
                "rubric.lock.lease-time=2m",
                "rubric.lock.\"tck-configured\".lease-time=PT1H",
                "rubric.throttle.\"tck-configured\".limit=2",
                "rubric.throttle.\"tck-configured\".period=1h",
                "rubric.cache.\"tck-configured\".ttl=1s");
    }

    @Assertion("configuration.named.1")
    void namedLock() {
        assertLease(Duration.ofMinutes(50), Duration.ofHours(1), configured.namedLease(lock::remaining));
    }

    @Assertion("configuration.named.1")
    void namedThrottle() {
        configured.namedLimit();
        configured.namedLimit();
        ThrottledException refused = assertThrows(ThrottledException.class, configured::namedLimit);
        assertEquals(2, refused.limit());
    }

    @Assertion("configuration.named.1")
    void namedCache() {
        assertEquals(1, configured.namedTtl());
        Eventually.holds("the configured time to live is over", () -> configured.namedTtl() > 1);
    }

    @Assertion("configuration.annotation.1")
    void annotation() {
        assertLease(Duration.ZERO, Duration.ofSeconds(10), configured.annotatedLease(lock::remaining));
    }

    @Assertion("configuration.feature.1")
    void feature() {
        assertLease(Duration.ofSeconds(100), Duration.ofMinutes(2), configured.plainLease(lock::remaining));
    }

    private static void assertLease(Duration least, Duration most, Duration found) {
        assertTrue(found.compareTo(least) > 0 && found.compareTo(most) <= 0, found::toString);
    }
}
