package io.rubric.tck.throttle;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.RubricTest;
import io.rubric.throttle.ThrottledException;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.temporal.ChronoUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class ThrottleCostTest {

    @Inject
    Priced priced;

    @Deployment
    static WebArchive archive() {
        return Archives.of(
                "throttle-cost",
                Refused.class,
                Priced.class,
                Priced.Parcel.class,
                Priced.ByLetters.class,
                Priced.Price.class);
    }

    @Assertion("throttle.cost.1")
    void number() {
        ThrottledException refused = Refused.after(2, () -> priced.four("number"));
        assertEquals(2, refused.remaining());
    }

    @Assertion("throttle.cost.2")
    void parameterOrProperty() {
        Refused.after(2, () -> priced.items("parameter", 5));
        Refused.after(3, () -> priced.big("big", BigInteger.valueOf(3)));
        Refused.after(1, () -> priced.parcel(new Priced.Parcel("property", 6)));
    }

    @Assertion("throttle.cost.3")
    void fitsOrNot() {
        priced.items("fits", 8);
        Refused.by(() -> priced.items("fits", 3));
        assertDoesNotThrow(() -> priced.items("fits", 2));
        Refused.by(() -> priced.items("fits", 1));
    }

    @Assertion("throttle.cost.4")
    void nullCountsOne() {
        Refused.after(10, () -> priced.items("null", null));
    }

    @Assertion("throttle.cost.5")
    void zeroIsFree() {
        priced.items("free", 10);
        Refused.by(() -> priced.items("free", 1));
        assertDoesNotThrow(() -> priced.items("free", 0));
        assertEquals(2, priced.calls("free"));
    }

    @Assertion("throttle.cost.6")
    void negative() {
        assertThrows(IllegalArgumentException.class, () -> priced.items("negative", -1));
        assertEquals(0, priced.calls("negative"));
        Refused.after(2, () -> priced.items("negative", 5));
    }

    @Assertion("throttle.cost.7")
    void neverAllowed() {
        ThrottledException refused = Refused.by(() -> priced.items("impossible", 11));
        assertEquals(ThrottledException.Reason.IMPOSSIBLE, refused.reason());
        assertEquals("tck-items", refused.policy());
        assertEquals(ChronoUnit.FOREVER.getDuration(), refused.retryAfter());
        assertEquals(0, priced.calls("impossible"));
        Refused.after(2, () -> priced.items("impossible", 5));
    }

    @Assertion("throttle.cost.8")
    void costFunction() {
        priced.letters("function", "four");
        Refused.by(() -> priced.letters("function", "ab"));
        assertDoesNotThrow(() -> priced.letters("function", "a"));
    }

    @Assertion("throttle.cost.9")
    void whatACostFunctionThrows() {
        assertThrows(UnsupportedOperationException.class, () -> priced.letters("throws", null));
        assertEquals(0, priced.calls("throws"));
    }

    @Assertion("throttle.cost.10")
    void eachLimitHasItsCost() {
        priced.upload("upload", 7);
        assertEquals("tck-bytes", Refused.by(() -> priced.upload("upload", 4)).policy());
        priced.upload("upload", 0);
        priced.upload("upload", 3);
        assertEquals("tck-calls", Refused.by(() -> priced.upload("upload", 0)).policy());
    }
}
