package io.rubric.impl.throttle;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.config.Setting;
import io.rubric.impl.method.Injectable;
import io.rubric.impl.method.Outcome;
import io.rubric.impl.throttle.Policies.Numbers;
import io.rubric.throttle.Algorithm;
import io.rubric.throttle.OnFailure;
import io.rubric.throttle.OnLimit;
import io.rubric.throttle.Throttle;
import io.rubric.throttle.ThrottleName;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The policies that the application has injected. They are made when all methods are known, whose numbers they have. */
final class InjectedThrottles {

    private final Services services;
    private final Rules rules;
    private final Gate gate;
    private final boolean enabled;
    private final Map<ThrottleName, String> wanted = new LinkedHashMap<>();
    private final List<Injectable> all = new ArrayList<>();

    InjectedThrottles(Services services, Rules rules, Gate gate, boolean enabled) {
        this.services = services;
        this.rules = rules;
        this.gate = gate;
        this.enabled = enabled;
    }

    /** Somebody injects a policy. */
    void add(Type type, ThrottleName name, String place, Problems problems) {
        if (type != Throttle.class) {
            problems.add(Problem.THROTTLE_INJECTED, place, type.getTypeName(), "Throttle");
        } else {
            wanted.putIfAbsent(name, place);
        }
    }

    /** All methods have been seen. */
    void make(Problems problems) {
        wanted.forEach((name, place) -> {
            int before = problems.count();
            Policy policy = policy(name.value(), place, problems);
            ManualKeys keys = rules.manualKeys(policy, place, problems);
            OnFailure onFailure = rules.onFailure(policy, place, problems);
            boolean on = enabled && services.settings().flag(Setting.THROTTLE_ENABLED, name.value(), problems);
            if (problems.count() == before) {
                Terms terms = new Terms(policy, OnLimit.REJECT, Duration.ZERO, List.of(), onFailure);
                Function<Outcome, ManualThrottle> throttle =
                        outcome -> new ManualThrottle(terms, keys, gate, on, outcome);
                InjectedThrottle instance = new InjectedThrottle(
                        name.value(),
                        throttle.apply(Outcome.ofValue()),
                        throttle.apply(Outcome.ofStage(services.executor())));
                all.add(new Injectable(Throttle.class, Set.of(name), instance));
            }
        });
    }

    private Policy policy(String name, String place, Problems problems) {
        Policy ofMethods = rules.policies().find(name);
        if (ofMethods != null) {
            return ofMethods;
        }
        if (services.settings().number(Setting.THROTTLE_LIMIT, name, 0, place, problems) == 0) {
            problems.add(
                    Problem.THROTTLE_INJECTED,
                    place,
                    "\"" + name + "\", which neither a method nor configuration has",
                    "a method with @Throttled(name = \"" + name + "\"), or " + Setting.THROTTLE_LIMIT.key(name));
            return new Policy(name, new Limit(Algorithm.TOKEN_BUCKET, 1, Duration.ofSeconds(1), 1), false);
        }
        return rules.policies().of(name, new Numbers(Algorithm.TOKEN_BUCKET, 0, "", 0, Duration.ZERO), place, problems);
    }

    List<Injectable> all() {
        return all;
    }
}
