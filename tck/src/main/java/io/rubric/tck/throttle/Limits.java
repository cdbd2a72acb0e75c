package io.rubric.tck.throttle;

import io.rubric.throttle.Algorithm;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Several limits on one method, and each algorithm. Nothing flows back within the hour while a test runs, and no window of 100 days ends. */
@ApplicationScoped
class Limits {

    @Throttled(name = "tck-user", limit = 2, period = "1h", key = "{user}")
    @Throttled(name = "tck-all", limit = 5, period = "1h", key = "{all}")
    void both(String user, String all) {}

    @Throttled(name = "tck-user", limit = 2, period = "1h", key = "{user}")
    void ofUser(String user) {}

    @Throttled(name = "tck-all", limit = 5, period = "1h", key = "{all}")
    void ofAll(String all) {}

    @Throttled(limit = 2, period = "1h", key = "{user}")
    @Throttled(limit = 1, period = "1h", key = "{user}")
    void unnamed(String user) {}

    @Throttled(limit = 3, period = "200ms", algorithm = Algorithm.SLIDING_LOG)
    void log() {}

    @Throttled(limit = 3, period = "200ms", algorithm = Algorithm.FIXED_WINDOW)
    void windows() {}

    @Throttled(limit = 10, period = "100d", algorithm = Algorithm.FIXED_WINDOW)
    void longWindow() {}

    @Throttled(limit = 10, period = "100d", algorithm = Algorithm.SLIDING_COUNTER)
    void counter() {}

    @Throttled(limit = 3, period = "200ms", algorithm = Algorithm.SLIDING_COUNTER)
    void fastCounter() {}

    /** Two for each method, unless it says something itself. */
    @ApplicationScoped
    @Throttled(limit = 3, period = "1h")
    @Throttled(limit = 2, period = "1h")
    static class Twice {

        void first() {}

        void second() {}

        @Throttled(limit = 4, period = "1h")
        void four() {}
    }

    /** One for each method, unless it says several itself. */
    @ApplicationScoped
    @Throttled(limit = 1, period = "1h")
    static class Once {

        @Throttled(limit = 3, period = "1h")
        @Throttled(limit = 2, period = "1h")
        void two() {}
    }

    /** What its beans have. */
    @Stereotype
    @Throttled(limit = 1, period = "1h")
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Rare {}

    /** Has it from there. */
    @ApplicationScoped
    @Rare
    static class OfStereotype {

        void first() {}

        void second() {}
    }
}
