package io.rubric.impl.throttle;

import io.rubric.impl.redis.Script;
import io.rubric.throttle.Algorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One script in a form for each set of algorithms, so that no call carries those that it does not need. */
final class Scripts {

    private static final Algorithm[] ALGORITHMS = Algorithm.values();

    private final Script[] forms = new Script[1 << ALGORITHMS.length];

    Scripts(String name) {
        for (int set = 1; set < forms.length; set++) {
            List<String> parts = new ArrayList<>(List.of("limits.lua"));
            for (Algorithm algorithm : ALGORITHMS) {
                if ((set & bit(algorithm)) != 0) {
                    parts.add(algorithm.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".lua");
                }
            }
            parts.add(name);
            forms[set] = Script.load(Scripts.class, parts.toArray(String[]::new));
        }
    }

    /** The form for the algorithms of some limits. */
    Script of(List<Demand> demands) {
        int set = 0;
        for (Demand demand : demands) {
            set |= bit(demand.policy().limit().algorithm());
        }
        return forms[set];
    }

    @SuppressWarnings("EnumOrdinal") // a position in an array that nobody else sees
    private static int bit(Algorithm algorithm) {
        return 1 << algorithm.ordinal();
    }
}
