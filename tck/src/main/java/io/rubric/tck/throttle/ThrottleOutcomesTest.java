package io.rubric.tck.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.Eventually;
import io.rubric.tck.RubricTest;
import io.rubric.throttle.ThrottledException;
import jakarta.inject.Inject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.function.Executable;

@RubricTest
class ThrottleOutcomesTest {

    @Inject
    Outcomes outcomes;

    @Deployment
    static WebArchive archive() {
        return Archives.of("throttle-outcomes", Refused.class, Outcomes.class);
    }

    @Assertion("throttle.skip.1")
    void skipped() {
        assertEquals("text", outcomes.text());
        assertNull(outcomes.text());
        assertEquals(1, outcomes.number());
        assertNull(outcomes.number());
        outcomes.nothing();
        outcomes.nothing();
        assertEquals(1, outcomes.calls("text"));
        assertEquals(1, outcomes.calls("number"));
        assertEquals(1, outcomes.calls("nothing"));
    }

    @Assertion("throttle.skip.2")
    void skippedWithSomethingEmpty() {
        assertEquals(Optional.of("optional"), outcomes.optional());
        assertEquals(Optional.empty(), outcomes.optional());
        assertEquals(List.of("list"), outcomes.list());
        assertEquals(List.of(), outcomes.list());
        assertEquals(Map.of("a", "map"), outcomes.map());
        assertEquals(Map.of(), outcomes.map());
        assertEquals(1, outcomes.stream().count());
        assertEquals(0, outcomes.stream().count());
        assertEquals(1, outcomes.array().length);
        assertEquals(0, outcomes.array().length);
    }

    @Assertion("throttle.skip.3")
    void skippedStage() {
        assertEquals(Optional.of("stage"), Eventually.completed(outcomes.stage()));
        assertEquals(Optional.empty(), Eventually.completed(outcomes.stage()));
        assertEquals(1, outcomes.calls("stage"));
    }

    @Assertion("throttle.refund.1")
    void givenBack() throws Exception {
        for (int call = 0; call < 4; call++) {
            assertThrown(new IOException("thrown"), "given back");
            assertThrown(new FileNotFoundException("a subclass"), "given back");
        }
        outcomes.failing("given back", null);
        outcomes.failing("given back", null);
        assertRefused(() -> outcomes.failing("given back", null));
    }

    @Assertion("throttle.refund.2")
    void givenBackByAFailedStage() {
        for (int call = 0; call < 4; call++) {
            IOException error = new IOException("failed");
            assertSame(error, Eventually.failed(outcomes.failingStage("given back", error)));
        }
        assertEquals("given back", Eventually.completed(outcomes.failingStage("given back", null)));
        assertEquals("given back", Eventually.completed(outcomes.failingStage("given back", null)));
        assertInstanceOf(ThrottledException.class, Eventually.failed(outcomes.failingStage("given back", null)));
    }

    @Assertion("throttle.refund.3")
    void otherExceptionsGiveNothingBack() {
        assertThrown(new IllegalStateException("thrown"), "kept");
        assertThrown(new Exception("a superclass"), "kept");
        assertRefused(() -> outcomes.failing("kept", null));

        for (int call = 0; call < 2; call++) {
            IllegalStateException error = new IllegalStateException("failed");
            assertSame(error, Eventually.failed(outcomes.failingStage("kept", error)));
        }
        assertInstanceOf(ThrottledException.class, Eventually.failed(outcomes.failingStage("kept", null)));
    }

    @Assertion("throttle.refund.4")
    void ofSeveralLimitsThoseThatSaySo() {
        for (int call = 0; call < 3; call++) {
            assertThrows(
                    FileNotFoundException.class,
                    () -> outcomes.failingOfTwo("two", new FileNotFoundException("thrown")));
        }
        ThrottledException refused = assertRefused(() -> outcomes.failingOfTwo("two", new IOException()));
        assertEquals(List.of("tck-kept"), refused.violatedPolicies());
    }

    private void assertThrown(Exception error, String who) {
        assertSame(error, assertThrows(Exception.class, () -> outcomes.failing(who, error)));
    }

    private static ThrottledException assertRefused(Executable call) {
        return assertThrows(ThrottledException.class, call);
    }
}
