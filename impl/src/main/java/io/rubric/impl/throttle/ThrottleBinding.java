package io.rubric.impl.throttle;

import io.rubric.impl.Problems;
import io.rubric.impl.key.KeyTemplate;
import io.rubric.impl.key.KeyTemplates;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.throttle.Throttled;

/** {@link Throttled} on a method, checked. */
record ThrottleBinding(InterceptedMethod method, String name, KeyTemplate key, long limit, String period, long burst) {

    /** If problems were added, what comes back must not be used. */
    static ThrottleBinding of(InterceptedMethod method, Throttled annotation, Problems problems) {
        KeyTemplate key = new KeyTemplates(method, method.place(Throttled.class), problems).compile(annotation.key());
        String name = annotation.name().isEmpty() ? method.toString() : annotation.name();
        return new ThrottleBinding(method, name, key, annotation.limit(), annotation.period(), annotation.burst());
    }
}
