package io.rubric.tck.key;

import io.rubric.cache.KeyGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Method;

/** Classes that make keys. */
final class Makers {

    private Makers() {}

    /** What a bean needs to make keys. */
    @ApplicationScoped
    static class Alphabet {

        char initial(String word) {
            return word.charAt(0);
        }
    }

    /** A bean: texts with the same initial are the same. */
    @ApplicationScoped
    static class ByInitial implements KeyGenerator {

        @Inject
        Alphabet alphabet;

        @Override
        public Object generate(Method method, Object[] arguments) {
            return String.valueOf(alphabet.initial((String) arguments[0]));
        }
    }

    /** No bean: the argument itself. */
    static class Itself implements KeyGenerator {
        @Override
        public Object generate(Method method, Object[] arguments) {
            return arguments[0];
        }
    }
}
