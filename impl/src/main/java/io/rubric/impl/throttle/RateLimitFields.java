package io.rubric.impl.throttle;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The header fields of draft-ietf-httpapi-ratelimit-headers-11 (Structured Fields, RFC 9651), and {@code Retry-After}. */
final class RateLimitFields {

    /** How clients stand. */
    static final String STANDING = "RateLimit";

    /** The limits themselves. */
    static final String POLICY = "RateLimit-Policy";

    /** The greatest Integer of a Structured Field. */
    private static final long GREATEST = 999_999_999_999_999L;

    /** What {@link io.rubric.impl.method.InterceptedMethod} calls a method. */
    private static final Pattern METHOD = Pattern.compile("[\\w.$]+#[\\w$]+\\([\\w.$,\\[\\]]*\\)(\\[\\d+])?");

    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[\\w$]+\\.)+");

    private RateLimitFields() {}

    /** {@code "login";q=10;w=60, "day";q=1000;w=86400}. A window is told if it is one of whole seconds; there are no others, and none that is rounded would be true. */
    static String policies(Collection<Standing> standings) {
        return standings.stream()
                .map(standing ->
                        string(name(standing.policy())) + ";q=" + integer(standing.quota()) + window(standing.period()))
                .collect(Collectors.joining(", "));
    }

    private static String window(Duration period) {
        return period.getNano() == 0 ? ";w=" + integer(period.getSeconds()) : "";
    }

    /** {@code "login";r=0;t=42}. */
    static String standings(Collection<Standing> standings) {
        return standings.stream()
                .map(standing -> string(name(standing.policy())) + ";r=" + integer(standing.remaining())
                        + (standing.window().isZero() ? "" : ";t=" + seconds(standing.window())))
                .collect(Collectors.joining(", "));
    }

    /** Whole seconds, rounded up: who waits as long as he was told does not come too early. */
    static long seconds(Duration wait) {
        return integer(Math.max(1, integer(wait.getSeconds()) + (wait.getNano() > 0 ? 1 : 0)));
    }

    private static long integer(long number) {
        return Math.min(GREATEST, number);
    }

    /** The name of a policy as clients see it: a method without its packages, what is not printable ASCII percent-encoded as in a URI. */
    static String name(String policy) {
        String name = METHOD.matcher(policy).matches() ? PACKAGE.matcher(policy).replaceAll("") : policy;
        StringBuilder printable = new StringBuilder(name.length());
        for (byte unit : name.getBytes(StandardCharsets.UTF_8)) {
            if (unit >= ' ' && unit <= '~') {
                printable.append((char) unit);
            } else {
                printable.append('%').append(String.format("%02X", unit));
            }
        }
        return printable.toString();
    }

    /** A String of a Structured Field. */
    private static String string(String printable) {
        return '"' + printable.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
