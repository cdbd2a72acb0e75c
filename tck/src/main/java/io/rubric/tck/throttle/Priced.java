package io.rubric.tck.throttle;

import io.rubric.tck.Calls;
import io.rubric.throttle.CostFunction;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.math.BigInteger;

/** Methods whose calls cost more or less than one. */
@ApplicationScoped
class Priced {

    private final Calls calls = new Calls();

    int calls(String who) {
        return calls.of(who);
    }

    /** What is counted by its weight. */
    record Parcel(String who, long weight) {}

    @Throttled(limit = 10, period = "1h", key = "{who}", cost = "4")
    void four(String who) {
        calls.add(who);
    }

    @Throttled(name = "tck-items", limit = 10, period = "1h", key = "{who}", cost = "{items}")
    void items(String who, Integer items) {
        calls.add(who);
    }

    @Throttled(limit = 10, period = "1h", key = "{who}", cost = "{units}")
    void big(String who, BigInteger units) {
        calls.add(who);
    }

    @Throttled(limit = 10, period = "1h", key = "{parcel.who}", cost = "{parcel.weight}")
    void parcel(Parcel parcel) {
        calls.add(parcel.who());
    }

    @Throttled(limit = 10, period = "1h", key = "{who}", costFunction = ByLetters.class)
    void letters(String who, String text) {
        calls.add(who);
    }

    @Throttled(name = "tck-calls", limit = 3, period = "1h", key = "{who}")
    @Throttled(name = "tck-bytes", limit = 10, period = "1h", key = "{who}", cost = "{bytes}")
    void upload(String who, long bytes) {
        calls.add(who);
    }

    /** A bean that knows what a letter costs. */
    @ApplicationScoped
    static class ByLetters implements CostFunction {

        @Inject
        Price price;

        @Override
        public long cost(Method method, Object[] arguments) {
            if (!method.getName().equals("letters")) {
                throw new AssertionError(method);
            }
            if (arguments[1] == null) {
                throw new UnsupportedOperationException("no letters");
            }
            return price.ofALetter() * ((String) arguments[1]).length();
        }
    }

    /** Injected. */
    @ApplicationScoped
    static class Price {

        long ofALetter() {
            return 2;
        }
    }
}
