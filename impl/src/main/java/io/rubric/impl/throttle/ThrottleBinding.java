package io.rubric.impl.throttle;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.context.Caller;
import io.rubric.impl.key.ByHand;
import io.rubric.impl.key.Key;
import io.rubric.impl.key.KeyTemplate;
import io.rubric.impl.key.KeyTemplates;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.throttle.Algorithm;
import io.rubric.throttle.OnLimit;
import io.rubric.throttle.Throttled;
import java.util.Optional;

/**
 * {@link Throttled} on a method, checked.
 *
 * @param position among the annotations of the method, from 1 on
 * @param template of the key; empty if there is one for all callers
 */
record ThrottleBinding(
        InterceptedMethod method, Throttled annotation, int position, Optional<KeyTemplate> template, String place) {

    /** If problems were added, what comes back must not be used. */
    static ThrottleBinding of(
            InterceptedMethod method, Throttled annotation, int position, Caller caller, Problems problems) {
        String place = method.place(Throttled.class);
        Optional<KeyTemplate> template = annotation.key().isEmpty()
                ? Optional.empty()
                : Optional.of(new KeyTemplates(method, place, caller, problems).compile(annotation.key()));
        if (annotation.onLimit() != OnLimit.WAIT && !annotation.maxWait().isEmpty()) {
            problems.add(
                    Problem.THROTTLE_WAIT,
                    place,
                    "maxWait = \"" + annotation.maxWait() + "\" with " + annotation.onLimit(),
                    "onLimit = WAIT, or no maxWait");
        }
        return new ThrottleBinding(method, annotation, position, template, place);
    }

    /** The name of the policy. */
    String name() {
        return annotation.name().isEmpty() ? method + rest() : annotation.name();
    }

    private String rest() {
        return position == 1 ? "" : "[" + position + "]";
    }

    /** The keys of its states. */
    Keys keys(String prefix, Algorithm algorithm) {
        String own = Key.escape(annotation.name().isEmpty() ? method.toString() : annotation.name());
        String rest = annotation.name().isEmpty() ? rest() : "";
        return template.map(t -> Keys.each(prefix, own + rest, t, algorithm))
                .orElseGet(() -> Keys.one(prefix, own, rest, algorithm));
    }

    /** The template for those who ask by hand. */
    ByHand byHand(Caller caller) {
        return ByHand.of(method, annotation.key(), caller);
    }

    /** The keys of its states, from values in the order of the braces. */
    ManualKeys manualKeys(String prefix, Algorithm algorithm, Caller caller) {
        ByHand byHand = byHand(caller);
        Optional<KeyTemplate> keys = template.map(t -> byHand.keys());
        return ManualKeys.of(
                new ThrottleBinding(method, annotation, position, keys, place).keys(prefix, algorithm), byHand);
    }
}
