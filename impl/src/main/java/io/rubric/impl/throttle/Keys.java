package io.rubric.impl.throttle;

import io.rubric.impl.key.KeyTemplate;
import io.rubric.throttle.Algorithm;
import org.jspecify.annotations.Nullable;

/** The keys of a policy's states. Those of one caller are in one slot of a cluster, whatever the policy; those of a policy without a key are where its method's are. */
interface Keys {

    StateKey of(@Nullable Object[] arguments);

    /** One for all calls. */
    static Keys one(String prefix, String method, String rest, Algorithm algorithm) {
        StateKey key = new StateKey(method, prefix + "{" + method + "}" + rest + suffix(algorithm));
        return arguments -> key;
    }

    /** One for each value of a template. */
    static Keys each(String prefix, String name, KeyTemplate template, Algorithm algorithm) {
        String before = prefix + name + ":{";
        String after = "}" + suffix(algorithm);
        return arguments -> {
            String tag = template.render(arguments);
            return new StateKey(tag, before + tag + after);
        };
    }

    /** States of different algorithms have different forms. */
    private static String suffix(Algorithm algorithm) {
        return switch (algorithm) {
            case TOKEN_BUCKET -> "";
            case SLIDING_LOG -> ":log";
            case SLIDING_COUNTER -> ":counter";
            case FIXED_WINDOW -> ":window";
        };
    }
}
