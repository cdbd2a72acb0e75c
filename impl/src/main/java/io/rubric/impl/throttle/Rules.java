package io.rubric.impl.throttle;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.config.Setting;
import io.rubric.impl.key.AnyKey;
import io.rubric.impl.key.Key;
import io.rubric.impl.method.EmptyResult;
import io.rubric.impl.throttle.Policies.Numbers;
import io.rubric.throttle.Algorithm;
import io.rubric.throttle.OnFailure;
import io.rubric.throttle.OnLimit;
import io.rubric.throttle.Throttled;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Decides what an annotation means, together with configuration. */
final class Rules {

    private static final Duration LEAST_WAIT = Duration.ofMillis(1);

    private final Services services;
    private final Policies policies;
    private final AnyKey anyKey = new AnyKey();
    private final String prefix;

    /** The methods of each policy. */
    private final Map<String, Set<ThrottleBinding>> bindings = new ConcurrentHashMap<>();

    Rules(Services services) {
        this.services = services;
        this.policies = new Policies(services);
        this.prefix = services.names().prefix() + ":throttle:";
    }

    Policies policies() {
        return policies;
    }

    /** How a policy is asked about by hand. If problems were added, what comes back must not be used. */
    ManualKeys manualKeys(Policy policy, String place, Problems problems) {
        Algorithm algorithm = policy.limit().algorithm();
        List<ThrottleBinding> all = List.copyOf(bindings.getOrDefault(policy.name(), Set.of()));
        if (all.isEmpty()) {
            String name = Key.escape(policy.name());
            return ManualKeys.any(
                    Keys.one(prefix, name, "", algorithm),
                    Keys.each(
                            prefix,
                            name,
                            anyKey.inOrder("{}", word -> Optional.empty()).template(),
                            algorithm));
        }
        List<String> shapes = all.stream()
                .map(binding -> binding.byHand(services.caller()).shape())
                .distinct()
                .sorted()
                .toList();
        if (shapes.size() > 1) {
            problems.add(
                    Problem.THROTTLE_INJECTED,
                    place,
                    "\"" + policy.name() + "\", whose methods have the keys " + shapes,
                    "one template of the key, or another name for each");
        }
        return all.get(0).manualKeys(prefix, algorithm, services.caller());
    }

    /** What a policy that is asked about by hand does while Redis does not answer: as its methods do; where they differ, what lets the fewest through. */
    OnFailure onFailure(Policy policy, String place, Problems problems) {
        return bindings.getOrDefault(policy.name(), Set.of()).stream()
                .map(ThrottleBinding::annotation)
                .map(annotation -> policies.onFailure(policy.name(), annotation.onFailure(), place, problems))
                .max(Comparator.comparingInt(List.of(OnFailure.ALLOW, OnFailure.LOCAL, OnFailure.DENY)::indexOf))
                .orElseGet(() -> policies.onFailure(policy.name(), OnFailure.INHERIT, place, problems));
    }

    /** If problems were added, what comes back must not be used; null if configuration turns the policy off. */
    @Nullable
    Rule of(ThrottleBinding binding, Problems problems) {
        Throttled annotation = binding.annotation();
        String name = binding.name();
        String place = binding.place();
        Duration wait = wait(binding, problems);
        bindings.computeIfAbsent(name, n -> ConcurrentHashMap.newKeySet()).add(binding);
        Policy policy = policies.of(
                name,
                new Numbers(annotation.algorithm(), annotation.limit(), annotation.period(), annotation.burst(), wait),
                place,
                problems);
        if (annotation.onLimit() == OnLimit.SKIP && !EmptyResult.exists(binding.method())) {
            problems.add(
                    Problem.SKIP_PRIMITIVE,
                    place,
                    "onLimit = SKIP on a method that returns "
                            + binding.method().resultType().getTypeName(),
                    "another result type, or REJECT");
        }
        Terms terms = new Terms(
                policy,
                annotation.onLimit(),
                wait,
                List.of(annotation.refundOn()),
                policies.onFailure(name, annotation.onFailure(), place, problems));
        Limit limit = policy.limit();
        Rule rule = new Rule(
                terms,
                binding.keys(prefix, limit.algorithm()),
                new Costs(services.objects(), services.caller(), problems)
                        .of(binding.method(), annotation, place, limit.burst()));
        return services.settings().flag(Setting.THROTTLE_ENABLED, name, problems) ? rule : null;
    }

    private Duration wait(ThrottleBinding binding, Problems problems) {
        Throttled annotation = binding.annotation();
        if (annotation.onLimit() != OnLimit.WAIT) {
            return Duration.ZERO;
        }
        int before = problems.count();
        return services.settings()
                .optionalDuration(
                        Setting.THROTTLE_MAX_WAIT,
                        binding.name(),
                        annotation.maxWait(),
                        binding.place(),
                        LEAST_WAIT,
                        problems)
                .orElseGet(() -> {
                    if (problems.count() == before) {
                        problems.add(
                                Problem.THROTTLE_WAIT,
                                binding.place(),
                                "onLimit = WAIT without an end",
                                "maxWait = \"2s\", or " + Setting.THROTTLE_MAX_WAIT.key(binding.name()));
                    }
                    return Duration.ZERO;
                });
    }
}
