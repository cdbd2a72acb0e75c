package io.rubric.impl.throttle;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.context.Caller;
import io.rubric.impl.key.KeyTemplates;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.UserObjects;
import io.rubric.throttle.CostFunction;
import io.rubric.throttle.Throttled;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what an annotation says of the cost. */
final class Costs {

    private static final String WRITE =
            "a number from 0 to the burst, or a template of one whole number such as \"{items}\"";

    private final UserObjects objects;
    private final Caller caller;
    private final Problems problems;

    Costs(UserObjects objects, Caller caller, Problems problems) {
        this.objects = objects;
        this.caller = caller;
        this.problems = problems;
    }

    /**
     * If problems were added, what comes back must not be used.
     *
     * @param burst the greatest cost that is ever allowed
     */
    Cost of(InterceptedMethod method, Throttled annotation, String place, long burst) {
        String text = annotation.cost().strip();
        if (annotation.costFunction() != CostFunction.class) {
            if (!text.equals("1")) {
                problems.add(Problem.THROTTLE_COST, place, "both cost and costFunction", "one of them");
            }
            return function(method.method(), objects.of(annotation.costFunction(), "costFunction", place, problems));
        }
        if (text.startsWith("{")) {
            return template(method, text, place);
        }
        return constant(text, place, burst);
    }

    private static Cost function(Method method, Supplier<? extends CostFunction> function) {
        return arguments -> function.get().cost(method, arguments.clone());
    }

    private Cost template(InterceptedMethod method, String text, String place) {
        int before = problems.count();
        Optional<Function<@Nullable Object[], @Nullable Object>> number =
                new KeyTemplates(method, place, caller, problems).number(text);
        if (number.isEmpty()) {
            if (problems.count() == before) {
                problems.add(Problem.THROTTLE_COST, place, "cost = \"" + text + "\"", WRITE);
            }
            return Cost.ONE;
        }
        return arguments -> units(number.get().apply(arguments));
    }

    /** A number too large for a long is more than any burst. */
    private static long units(@Nullable Object value) {
        if (value instanceof BigInteger big) {
            return big.bitLength() < Long.SIZE ? big.longValue() : big.signum() < 0 ? -1 : Long.MAX_VALUE;
        }
        return value == null ? 1 : ((Number) value).longValue();
    }

    private Cost constant(String text, String place, long burst) {
        try {
            long cost = Long.parseLong(text);
            if (cost >= 0 && cost <= burst) {
                return arguments -> cost;
            }
        } catch (NumberFormatException e) { // said below
        }
        if (burst > 0) { // else that has been said already
            problems.add(Problem.THROTTLE_COST, place, "cost = \"" + text + "\" of a burst of " + burst, WRITE);
        }
        return Cost.ONE;
    }
}
