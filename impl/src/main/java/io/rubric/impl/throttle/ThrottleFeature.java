package io.rubric.impl.throttle;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import io.rubric.impl.key.Key;
import io.rubric.impl.method.Feature;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Outcome;
import io.rubric.throttle.Throttled;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@link Throttled}. */
public final class ThrottleFeature implements Feature {

    private static final Duration LEAST_PERIOD = Duration.ofMillis(1);

    private final Services services;
    private final boolean enabled;
    private final Duration timeout;
    private final Limiter shared;
    private final Limiter local = new LocalLimiter(System::nanoTime);
    private final Map<String, Limit> policies = new ConcurrentHashMap<>();

    /**
     * @param problems of the feature's own configuration
     */
    public ThrottleFeature(Services services, Problems problems) {
        this.services = services;
        this.enabled = services.settings().isOn(Setting.THROTTLE_ENABLED, problems);
        this.timeout = services.settings().duration(Setting.THROTTLE_TIMEOUT, problems);
        this.shared = new RedissonLimiter(services.redis());
    }

    @Override
    public List<Class<? extends Annotation>> annotations() {
        return List.of(Throttled.class);
    }

    @Override
    public List<Class<?>> beans() {
        return List.of(ThrottleInterceptor.class);
    }

    @Override
    public @Nullable Operation bind(InterceptedMethod method, Annotation annotation, Problems problems) {
        int before = problems.count();
        ThrottleBinding binding = ThrottleBinding.of(method, (Throttled) annotation, problems);
        Limit limit = limit(binding, problems);
        if (problems.count() > before) {
            return null;
        }
        String keys = services.names().prefix() + ":throttle:" + Key.escape(binding.name()) + ":";
        return enabled
                ? new ThrottleOperation(
                        binding, limit, timeout, keys, shared, local, Outcome.of(method, services.executor()))
                : Operation.NONE;
    }

    private Limit limit(ThrottleBinding binding, Problems problems) {
        String place = binding.method().place(Throttled.class);
        String name = binding.name();
        Settings settings = services.settings();
        long calls = settings.number(Setting.THROTTLE_LIMIT, name, binding.limit(), place, problems);
        long burst = settings.number(Setting.THROTTLE_BURST, name, binding.burst(), place, problems);
        Duration period =
                settings.duration(Setting.THROTTLE_PERIOD, name, binding.period(), place, LEAST_PERIOD, problems);
        Limit limit = new Limit(calls, period, burst == 0 ? calls : burst);
        if (calls <= 0) {
            problems.add(Problem.THROTTLE_LIMIT, place, "limit = " + calls, "1 or more");
        } else if (burst < 0) {
            problems.add(Problem.THROTTLE_BURST, place, "burst = " + burst, "1 or more, or 0 for the limit");
        } else if (!limit.isExact()) {
            problems.add(
                    Problem.THROTTLE_RANGE,
                    place,
                    limit.toString(),
                    "a shorter period or a smaller burst, such as 50000 a day");
        }
        Limit other = policies.putIfAbsent(name, limit);
        if (other != null && !other.equals(limit)) {
            problems.add(
                    Problem.THROTTLE_DIFFERS, place, limit + ", but " + other, "the same numbers, or another name");
        }
        return limit;
    }
}
