package io.rubric.impl.structure;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.config.Settings;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What structures are called in Redis. */
final class StructureNames {

    private static final String WRITE = "letters, digits and _ . : / -, perhaps {a part} that keeps it in one slot with"
            + " others and ${property:default} of configuration, at most 200";
    private static final Pattern ALLOWED = Pattern.compile("[\\w.:/{}-]{1,200}");

    /** What a cluster goes by; an empty one, or a second one, would not do what it looks like. */
    private static final Pattern BRACES = Pattern.compile("[^{}]*(\\{[^{}]+}[^{}]*)?");

    private static final Pattern RESERVED =
            Pattern.compile("(cache|throttle|lock|permits|fenced|event):.*|lock-released|ping");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^{}:]+)(?::([^{}]*))?}");

    private final Settings settings;
    private final String prefix;

    StructureNames(Settings settings, String prefix) {
        this.settings = settings;
        this.prefix = prefix;
    }

    /** The key of a name; empty if problems were added. */
    Optional<String> key(String name, String place, Problems problems) {
        int before = problems.count();
        String expanded = PROPERTY.matcher(name)
                .replaceAll(property -> Matcher.quoteReplacement(value(property, name, place, problems)));
        if (problems.count() > before) {
            return Optional.empty();
        }
        if (!ALLOWED.matcher(expanded).matches() || !BRACES.matcher(expanded).matches()) {
            problems.add(Problem.STRUCTURE_NAME, place, quoted(expanded, name), WRITE);
            return Optional.empty();
        }
        return isFree(expanded, place, problems) ? Optional.of(prefix + ":" + expanded) : Optional.empty();
    }

    /** False, and a problem, if Rubric has its own keys where the name leads. */
    boolean isFree(String name, String place, Problems problems) {
        boolean free = !RESERVED.matcher(name).matches();
        if (!free) {
            problems.add(
                    Problem.STRUCTURE_NAME,
                    place,
                    quoted(name, name) + ", where Rubric has its own keys",
                    "a name that does not begin with cache:, throttle:, lock:, permits:, fenced: or event:, and is not ping or lock-released");
        }
        return free;
    }

    private String value(MatchResult property, String name, String place, Problems problems) {
        String key = property.group(1);
        @Nullable String fallback = property.group(2);
        return settings.property(key).orElseGet(() -> {
            if (fallback == null) {
                problems.add(
                        Problem.STRUCTURE_NAME,
                        place,
                        quoted(name, name) + ", and configuration has no " + key,
                        key + " in configuration, or a default: ${" + key + ":default}");
            }
            return fallback == null ? "" : fallback;
        });
    }

    private static String quoted(String found, String name) {
        return "\"" + found + "\"" + (found.equals(name) ? "" : " of \"" + name + "\"");
    }
}
