package io.rubric.impl.throttle;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.config.Setting;
import io.rubric.impl.method.Door;
import io.rubric.impl.method.Feature;
import io.rubric.impl.method.Injectable;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Outcome;
import io.rubric.impl.redis.Breakers;
import io.rubric.throttle.ThrottleName;
import io.rubric.throttle.Throttled;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link Throttled}, and the injected {@link io.rubric.throttle.Throttle}. */
public final class ThrottleFeature implements Feature {

    /** What CDI must know of it. */
    public static final Door DOOR = new Door(
            List.of(Throttled.class, Throttled.List.class),
            List.of(ThrottleInterceptor.class, ThrottlesInterceptor.class),
            List.of(ThrottleName.class),
            List.of(Told.class));

    private final Services services;
    private final boolean enabled;
    private final Rules rules;
    private final Gate gate;
    private final Turns turns = new Turns();
    private final Headers headers;
    private final InjectedThrottles injected;

    /**
     * @param problems of the feature's own configuration
     */
    public ThrottleFeature(Services services, Problems problems) {
        this.services = services;
        this.enabled = services.settings().isOn(Setting.THROTTLE_ENABLED, problems);
        this.rules = new Rules(services);
        Limiter redis = new Spread(
                new RedissonLimiter(services.redis()), () -> services.redis().isCluster());
        this.headers = services.settings().value(Setting.THROTTLE_HEADERS, Headers::parse, Headers.GRAMMAR, problems);
        this.gate = new Gate(
                new Denials(redis, System::nanoTime),
                new LocalLimiter(System::nanoTime),
                new Breakers<>(System::nanoTime, services.redis()::isCluster),
                key -> services.redis().lane(key.name()),
                services.settings().duration(Setting.THROTTLE_TIMEOUT, problems),
                new Announcer(services.caller(), headers));
        this.injected = new InjectedThrottles(services, rules, gate, enabled);
    }

    @Override
    public Door door() {
        return DOOR;
    }

    @Override
    public void injected(Type type, Annotation qualifier, String place, Problems problems) {
        injected.add(type, (ThrottleName) qualifier, place, problems);
    }

    @Override
    public void complete(Problems problems) {
        injected.make(problems);
    }

    @Override
    public void stop() {
        turns.stop(gate.timeout());
    }

    @Override
    public List<Injectable> injectables() {
        List<Injectable> all = new ArrayList<>(injected.all());
        all.add(new Injectable(Told.class, Set.of(), headers));
        return all;
    }

    @Override
    public @Nullable Operation bind(InterceptedMethod method, Annotation annotation, Problems problems) {
        int before = problems.count();
        Throttled[] all =
                annotation instanceof Throttled.List list ? list.value() : new Throttled[] {(Throttled) annotation};
        List<Rule> decided = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < all.length; i++) {
            ThrottleBinding binding = ThrottleBinding.of(method, all[i], i + 1, services.caller(), problems);
            if (!seen.add(List.of(binding.name(), all[i].key()))) {
                problems.add(
                        Problem.THROTTLE_TWICE,
                        binding.place(),
                        "\"" + binding.name() + "\" twice with one key",
                        "it once, or another name");
            }
            Rule rule = rules.of(binding, problems);
            if (rule != null) {
                decided.add(rule);
            }
        }
        if (problems.count() > before) {
            return null;
        }
        return enabled && !decided.isEmpty()
                ? new ThrottleOperation(decided, gate, turns, method, Outcome.of(method, services.executor()))
                : Operation.NONE;
    }
}
