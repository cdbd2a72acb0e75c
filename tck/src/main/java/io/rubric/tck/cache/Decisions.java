package io.rubric.tck.cache;

import io.rubric.cache.CachePredicate;
import io.rubric.cache.CacheResultPredicate;
import io.rubric.cache.TtlFunction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** What the application decides about its caches, by classes that annotations name: beans and others. */
final class Decisions {

    /** The classes of an archive. */
    static final Class<?>[] ALL = {Decisions.class, Fortune.class, Lucky.class, Odd.class, ByArgument.class};

    private Decisions() {}

    /** What a bean needs to decide. */
    @ApplicationScoped
    static class Fortune {

        boolean smilesOn(Object argument) {
            if ("disaster".equals(argument)) {
                throw new IllegalStateException("no decision");
            }
            return !"unlucky".equals(argument);
        }
    }

    /** A bean: decides by the first argument. */
    @ApplicationScoped
    static class Lucky implements CachePredicate {

        @Inject
        Fortune fortune;

        @Override
        public boolean test(Method method, Object[] arguments) {
            return fortune.smilesOn(arguments[0]);
        }
    }

    /** No bean: odd numbers. */
    static class Odd implements CacheResultPredicate {
        @Override
        public boolean test(Method method, Object[] arguments, Object result) {
            return method.getName().equals("unlessOdd") && "odd".equals(arguments[0]) && (int) result % 2 == 1;
        }
    }

    /** No bean: as long as the first argument says. */
    static class ByArgument implements TtlFunction {
        @Override
        public Duration ttl(Method method, Object[] arguments, Object result) {
            try {
                return Duration.parse((String) arguments[0]);
            } catch (DateTimeParseException e) {
                return null;
            }
        }
    }
}
