package io.rubric.impl.throttle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the client of one request stands with each policy that its calls have met; the last call counts. For any thread. */
final class Standings {

    /** The attribute of the request. */
    static final String ATTRIBUTE = Standings.class.getName();

    private final Map<String, Standing> all = new LinkedHashMap<>();

    /** A call has been decided. What is only tried out is nobody's business. */
    synchronized void add(Verdict verdict) {
        all.putAll(each(verdict.answers().stream()
                .filter(answer -> !answer.demand().policy().isShadow())
                .map(Standing::of)));
    }

    synchronized List<Standing> all() {
        return new ArrayList<>(all.values());
    }

    /** Those of one call, each policy once. */
    static Map<String, Standing> each(Stream<Standing> standings) {
        Map<String, Standing> each = new LinkedHashMap<>();
        standings.forEach(standing -> each.merge(standing.policy(), standing, Standing::or));
        return each;
    }
}
