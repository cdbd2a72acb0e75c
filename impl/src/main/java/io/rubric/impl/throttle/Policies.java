package io.rubric.impl.throttle;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import io.rubric.throttle.Algorithm;
import io.rubric.throttle.OnFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The policies of the application, each by its name: what annotations and configuration say of its numbers. */
final class Policies {

    private static final Duration LEAST_PERIOD = Duration.ofMillis(1);

    private final Services services;
    private final Map<String, Policy> policies = new ConcurrentHashMap<>();

    Policies(Services services) {
        this.services = services;
    }

    /**
     * What an annotation says of the numbers.
     *
     * @param longestWait of its callers
     */
    record Numbers(Algorithm algorithm, long limit, String period, long burst, Duration longestWait) {}

    /** The policy of an annotation. If problems were added, what comes back must not be used. */
    Policy of(String name, Numbers numbers, String place, Problems problems) {
        Settings settings = services.settings();
        Limit limit = limit(name, numbers, place, problems);
        Policy policy = policies.computeIfAbsent(
                name, n -> new Policy(n, limit, settings.flag(Setting.THROTTLE_SHADOW, n, problems)));
        if (!policy.limit().equals(limit)) {
            problems.add(
                    Problem.THROTTLE_DIFFERS,
                    place,
                    limit + ", but " + policy.limit(),
                    "the same numbers, or another name");
        }
        policy.reserves(numbers.longestWait());
        policy.counters().show(services.metrics(), name);
        return policy;
    }

    private Limit limit(String name, Numbers numbers, String place, Problems problems) {
        Settings settings = services.settings();
        long units = settings.number(Setting.THROTTLE_LIMIT, name, numbers.limit(), place, problems);
        long burst = settings.number(Setting.THROTTLE_BURST, name, numbers.burst(), place, problems);
        Duration period =
                settings.duration(Setting.THROTTLE_PERIOD, name, numbers.period(), place, LEAST_PERIOD, problems);
        Algorithm algorithm = choice(Setting.THROTTLE_ALGORITHM, name, numbers.algorithm(), place, problems);
        Limit limit = new Limit(algorithm, units, period, burst == 0 ? units : burst);
        if (units <= 0) {
            problems.add(Problem.THROTTLE_LIMIT, place, "limit = " + units, "1 or more");
        } else if (burst < 0) {
            problems.add(Problem.THROTTLE_BURST, place, "burst = " + burst, "1 or more, or 0 for the limit");
        } else if (!limit.isExact(numbers.longestWait())) {
            problems.add(
                    Problem.THROTTLE_RANGE,
                    place,
                    limit.toString(),
                    "a shorter period or wait or a smaller burst, such as 25000 a day");
        }
        unfit(limit, burst, numbers.longestWait())
                .ifPresent(write -> problems.add(Problem.THROTTLE_ALGORITHM, place, limit.toString(), write));
        return limit;
    }

    /** What to write where the algorithm cannot do what is asked of it. */
    private static Optional<String> unfit(Limit limit, long burst, Duration longestWait) {
        if (limit.algorithm() != Algorithm.TOKEN_BUCKET && burst > 0) {
            return Optional.of("TOKEN_BUCKET, or no burst");
        }
        if (limit.algorithm() == Algorithm.SLIDING_LOG && limit.limit() > Limit.LONGEST_LOG) {
            return Optional.of("a limit up to " + Limit.LONGEST_LOG + ", or SLIDING_COUNTER, which needs no stamps");
        }
        if (limit.algorithm() == Algorithm.SLIDING_COUNTER && !longestWait.isZero()) {
            return Optional.of("TOKEN_BUCKET, SLIDING_LOG or FIXED_WINDOW, which know whose turn it is, or no WAIT");
        }
        return Optional.empty();
    }

    /** The policy that methods have by this name; null if there is none. */
    @Nullable
    Policy find(String name) {
        return policies.get(name);
    }

    /** What a policy does while Redis does not answer. */
    OnFailure onFailure(String name, OnFailure member, String place, Problems problems) {
        OnFailure[] choices = {OnFailure.LOCAL, OnFailure.ALLOW, OnFailure.DENY};
        String written = member == OnFailure.INHERIT ? "" : word(member);
        return read(Setting.THROTTLE_ON_FAILURE, name, written, choices, place, problems);
    }

    private <E extends Enum<E>> E choice(Setting setting, String name, E member, String place, Problems problems) {
        return read(setting, name, word(member), member.getDeclaringClass().getEnumConstants(), place, problems);
    }

    private <E extends Enum<E>> E read(
            Setting setting, String name, String member, E[] choices, String place, Problems problems) {
        Map<String, E> words = Arrays.stream(choices).collect(Collectors.toMap(Policies::word, Function.identity()));
        return services.settings()
                .value(
                        setting,
                        name,
                        member,
                        place,
                        text -> Optional.ofNullable(words.get(text.toLowerCase(Locale.ROOT))),
                        Arrays.stream(choices).map(Policies::word).collect(Collectors.joining(", ")),
                        Problem.CONFIGURATION_VALUE,
                        problems);
    }

    /** As configuration writes it. */
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
