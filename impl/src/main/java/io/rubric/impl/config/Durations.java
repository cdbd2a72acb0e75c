package io.rubric.impl.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one grammar of durations: ISO-8601 ({@code PT10M}), or a whole number with a unit. */
public final class Durations {

    private static final String GRAMMAR = "a duration such as 500ms, 10s, 5m, 2h, 1d or PT10M";

    /** So that sums of some durations, too, can be counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern SHORT = Pattern.compile("(\\d{1,18})(ms|s|m|h|d)");

    private Durations() {}

    /** Reads a duration; empty if the text is none, or a negative one, or longer than 100 years. */
    public static Optional<Duration> parse(String text) {
        try {
            Matcher matcher = SHORT.matcher(text);
            Duration duration =
                    matcher.matches() ? of(Long.parseLong(matcher.group(1)), matcher.group(2)) : Duration.parse(text);
            return duration.isNegative() || duration.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(duration);
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** A reader that takes nothing shorter. */
    static Function<String, Optional<Duration>> atLeast(Duration least) {
        return text -> parse(text).filter(duration -> duration.compareTo(least) >= 0);
    }

    /** The grammar of a reader that takes nothing shorter, for messages. */
    static String grammar(Duration least) {
        return GRAMMAR + (least.isZero() ? "" : " of at least " + text(least)) + ", at most 100 years";
    }

    /** As it may be written in configuration: {@code 500ms} or {@code 10s}. */
    static String text(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
