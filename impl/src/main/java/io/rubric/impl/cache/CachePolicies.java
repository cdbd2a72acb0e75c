package io.rubric.impl.cache;

import io.rubric.cache.CacheNull;
import io.rubric.cache.CacheResult;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Applies configuration to what annotations say of times. */
final class CachePolicies {

    private static final Duration LEAST_TTL = Duration.ofMillis(1);
    private static final Duration LEAST_LEASE = Duration.ofMillis(100);

    private final Settings settings;
    private final Problems problems;

    CachePolicies(Settings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** What {@link CacheResult} says, each member as text and empty where it says nothing. */
    record Members(
            String ttl,
            String nullTtl,
            String exceptionTtl,
            String jitter,
            String cacheNull,
            String lockTimeout,
            String leaseTime) {

        static Members of(CacheResult annotation, String ttl) {
            return new Members(
                    ttl,
                    annotation.nullTtl(),
                    annotation.exceptionTtl(),
                    annotation.jitter() == -1 ? "" : Double.toString(annotation.jitter()),
                    annotation.cacheNull() == CacheNull.INHERIT
                            ? ""
                            : annotation.cacheNull().name().toLowerCase(Locale.ROOT),
                    annotation.lockTimeout(),
                    annotation.leaseTime());
        }

        /** Of an annotation that says no more, or of none. */
        static Members of(String ttl) {
            return new Members(ttl, "", "", "", "", "", "");
        }
    }

    CachePolicy of(String cacheName, Members members, String place) {
        Duration ttl = settings.duration(Setting.CACHE_TTL, cacheName, members.ttl(), place, LEAST_TTL, problems);
        Optional<Duration> nullTtl = settings.optionalDuration(
                Setting.CACHE_NULL_TTL, cacheName, members.nullTtl(), place, LEAST_TTL, problems);
        boolean keepsNull = choice(Setting.CACHE_CACHE_NULL, cacheName, members.cacheNull(), place, "cache", "skip");
        return new CachePolicy(
                ttl,
                keepsNull ? nullTtl.orElse(ttl) : Keeping.NEVER,
                settings.duration(
                        Setting.CACHE_EXCEPTION_TTL, cacheName, members.exceptionTtl(), place, LEAST_TTL, problems),
                settings.value(
                        Setting.CACHE_JITTER,
                        cacheName,
                        members.jitter(),
                        place,
                        CachePolicies::share,
                        "a number from 0 to 1",
                        Problem.CACHE_JITTER,
                        problems),
                settings.duration(
                        Setting.CACHE_LOCK_TIMEOUT, cacheName, members.lockTimeout(), place, Duration.ZERO, problems),
                settings.duration(
                        Setting.CACHE_LEASE_TIME, cacheName, members.leaseTime(), place, LEAST_LEASE, problems),
                settings.duration(Setting.CACHE_MAX_LOAD_TIME, cacheName, "", "", LEAST_LEASE, problems));
    }

    Outages outages(String cacheName) {
        return new Outages(
                settings.duration(Setting.CACHE_TIMEOUT, cacheName, "", "", LEAST_TTL, problems),
                !choice(Setting.CACHE_ON_READ_FAILURE, cacheName, "", "", "call", "fail"),
                !choice(Setting.CACHE_ON_REMOVAL_FAILURE, cacheName, "", "", "journal", "fail"));
    }

    boolean isEnabled(String cacheName) {
        return settings.flag(Setting.CACHE_ENABLED, cacheName, problems);
    }

    /** True for the first of two words. */
    private boolean choice(
            Setting setting, String cacheName, String member, String place, String first, String second) {
        Map<String, Boolean> words = Map.of(first, true, second, false);
        Function<String, Optional<Boolean>> reader = text -> Optional.ofNullable(words.get(text));
        return settings.value(
                setting,
                cacheName,
                member,
                place,
                reader,
                first + " or " + second,
                Problem.CONFIGURATION_VALUE,
                problems);
    }

    private static Optional<Double> share(String text) {
        try {
            double share = Double.parseDouble(text);
            return share >= 0 && share <= 1 ? Optional.of(share) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
