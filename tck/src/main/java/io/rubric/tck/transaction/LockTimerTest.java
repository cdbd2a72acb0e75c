package io.rubric.tck.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.NeedsTransactions;
import io.rubric.tck.RubricTest;
import jakarta.ejb.EJB;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The container's timers: what they call is no business method. */
@RubricTest
@NeedsTransactions
class LockTimerTest {

    @EJB
    Alarm alarm;

    @Deployment
    static WebArchive archive() {
        return Archives.of("lock-timer", Alarm.class);
    }

    @Assertion("lock.timer.1")
    void timerCallsUnderTheLock() throws Exception {
        assertEquals("alarm", Eventually.completed(alarm.set()));
    }
}
