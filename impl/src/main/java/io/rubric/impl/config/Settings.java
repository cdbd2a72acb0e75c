package io.rubric.impl.config;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Typed values from MicroProfile Config: that of the name, else of the annotation, else of the feature, else the built-in one. */
public final class Settings {

    private final Config config;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /**
     * @param config where values come from
     */
    public Settings(Config config) {
        this.config = config;
        Arrays.stream(Setting.values())
                .filter(Setting::isGeneral)
                .map(Setting::key)
                .forEach(asked::add);
    }

    /** The configuration that the calling thread's application has. */
    public static Settings ofApplication() {
        try {
            return new Settings(ConfigProvider.getConfig());
        } catch (IllegalStateException | LinkageError e) {
            Problems problems = new Problems();
            problems.add(
                    Problem.CONFIG_MISSING,
                    "rubric",
                    e.toString(),
                    "a MicroProfile Config implementation into the application, such as io.smallrye.config:smallrye-config");
            throw problems.report();
        }
    }

    /** A value that has no default or whose default is not a text. */
    public Optional<String> text(Setting setting) {
        return read(setting.key());
    }

    /** What configuration says of a name that is the application's own. */
    public Optional<String> property(String name) {
        return read(name);
    }

    /** True if configuration says something for this name. */
    public boolean isSet(Setting setting, String name) {
        return read(setting.key(name)).isPresent();
    }

    /** A value for the whole application. */
    public <T> T value(Setting setting, Function<String, Optional<T>> reader, String grammar, Problems problems) {
        return decide(setting, null, "", "", reader, grammar, Problem.CONFIGURATION_VALUE, problems);
    }

    /** True or false for the whole application. */
    public boolean flag(Setting setting, Problems problems) {
        return value(setting, Settings::parseFlag, "true or false", problems);
    }

    /** Whether a feature does anything: it and Rubric as a whole must. */
    public boolean isOn(Setting feature, Problems problems) {
        boolean on = flag(feature, problems);
        return on && flag(Setting.ENABLED, problems);
    }

    /** A whole number from 0 on for the whole application. */
    public int number(Setting setting, Problems problems) {
        return value(
                setting,
                text -> parseNumber(text).map(Math::toIntExact),
                "a whole number from 0 to " + Integer.MAX_VALUE,
                problems);
    }

    /** A whole number from 1 on for the whole application. */
    public int positive(Setting setting, Problems problems) {
        return value(
                setting,
                text -> parseNumber(text).filter(number -> number > 0).map(Math::toIntExact),
                "a whole number from 1 to " + Integer.MAX_VALUE,
                problems);
    }

    /** A duration greater than zero for the whole application. */
    public Duration duration(Setting setting, Problems problems) {
        Duration least = Duration.ofMillis(1);
        return decide(
                setting, null, "", "", Durations.atLeast(least), Durations.grammar(least), Problem.DURATION, problems);
    }

    /**
     * A duration of an annotation.
     *
     * @param name the name in configuration
     * @param member what the annotation says, empty if nothing
     * @param place of the annotation, for problems
     * @param least the shortest that has a meaning
     */
    public Duration duration(
            Setting setting, String name, String member, String place, Duration least, Problems problems) {
        return decide(
                setting,
                name,
                member,
                place,
                Durations.atLeast(least),
                Durations.grammar(least),
                Problem.DURATION,
                problems);
    }

    /** A duration of an annotation that has no default of its own; empty if nobody says one. */
    public Optional<Duration> optionalDuration(
            Setting setting, String name, String member, String place, Duration least, Problems problems) {
        boolean given = !member.isEmpty()
                || read(setting.key(name)).isPresent()
                || read(setting.key()).isPresent();
        Function<String, Optional<Duration>> reader = Durations.atLeast(least);
        return given
                ? found(setting, name, member, place, reader, Durations.grammar(least), Problem.DURATION, problems)
                : Optional.empty();
    }

    /** A value of an annotation, read by a reader of the feature's own. */
    public <T> T value(
            Setting setting,
            String name,
            String member,
            String place,
            Function<String, Optional<T>> reader,
            String grammar,
            Problem problem,
            Problems problems) {
        return decide(setting, name, member, place, reader, grammar, problem, problems);
    }

    /** Whether something is so, for one name. */
    public boolean flag(Setting setting, String name, Problems problems) {
        return decide(
                setting, name, "", "", Settings::parseFlag, "true or false", Problem.CONFIGURATION_VALUE, problems);
    }

    /** A number of an annotation; configuration of its name comes first. */
    public long number(Setting setting, String name, long member, String place, Problems problems) {
        return decide(
                setting,
                name,
                Long.toString(member),
                place,
                Settings::parseSigned,
                "a whole number",
                Problem.CONFIGURATION_VALUE,
                problems);
    }

    /** Warns of names under {@code rubric.} that nobody reads. */
    public void warnOfUnknownNames(System.Logger log) {
        for (String name : unknownNames()) {
            log.log(
                    System.Logger.Level.WARNING,
                    "Configuration has " + name + ", which Rubric does not know; did you mean "
                            + Similar.to(name, asked) + "?");
        }
    }

    private Set<String> unknownNames() {
        Set<String> all = new TreeSet<>();
        config.getPropertyNames().forEach(all::add);
        return all.stream()
                .filter(name -> name.startsWith("rubric.") && !asked.contains(name))
                .filter(name -> !isGuessed(name, all))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** True if an implementation has made the name from that of an environment variable which is known by another name. */
    private boolean isGuessed(String name, Set<String> all) {
        return all.contains(variable(name))
                && asked.stream().anyMatch(known -> variable(known).equals(variable(name)));
    }

    /** The environment variable that MicroProfile Config reads for a name. */
    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private <T> T decide(
            Setting setting,
            @Nullable String name,
            String member,
            String place,
            Function<String, Optional<T>> reader,
            String grammar,
            Problem problem,
            Problems problems) {
        return found(setting, name, member, place, reader, grammar, problem, problems)
                .or(() -> reader.apply(setting.builtIn())) // the deployment fails
                .or(() -> reader.apply(member))
                .orElseThrow();
    }

    /** Empty if a problem was added. */
    private <T> Optional<T> found(
            Setting setting,
            @Nullable String name,
            String member,
            String place,
            Function<String, Optional<T>> reader,
            String grammar,
            Problem problem,
            Problems problems) {
        Optional<String> named = name == null ? Optional.empty() : read(setting.key(name));
        Optional<String> general = setting.isGeneral() ? read(setting.key()) : Optional.empty();
        String text = named.orElse(!member.isEmpty() ? member : general.orElse(setting.builtIn()));
        String origin =
                named.isPresent() && name != null ? setting.key(name) : !member.isEmpty() ? place : setting.key();
        Optional<T> value = reader.apply(text);
        if (value.isEmpty()) {
            problems.add(problem, origin, "\"" + text + "\"", grammar);
        }
        return value;
    }

    private Optional<String> read(String name) {
        asked.add(name);
        return config.getOptionalValue(name, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<Boolean> parseFlag(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> parseNumber(String text) {
        return parseSigned(text).filter(number -> number >= 0 && number <= Integer.MAX_VALUE);
    }

    private static Optional<Long> parseSigned(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
