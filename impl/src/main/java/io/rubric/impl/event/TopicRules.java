package io.rubric.impl.event;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rules of the topics: those that the application names are decided at deployment, others when they are first met. */
final class TopicRules {

    /** Topics whose names come at run time and whose rules are kept. */
    private static final int MOST = 10_000;

    private final Settings settings;
    private final Declarations declarations;
    private final Map<String, TopicRule> rules = new ConcurrentHashMap<>();

    TopicRules(Settings settings, Declarations declarations) {
        this.settings = settings;
        this.declarations = declarations;
    }

    /**
     * Decides what holds for a topic that the application names.
     *
     * @param concurrency what its observers say; 0 if nothing
     */
    void decide(String topic, int concurrency, Problems problems) {
        rules.put(topic, rule(topic, concurrency, problems));
    }

    TopicRule of(String topic) {
        TopicRule known = rules.get(topic);
        if (known != null) {
            return known;
        }
        Problems problems = new Problems();
        TopicRule rule = rule(topic, 0, problems);
        if (problems.count() > 0) {
            throw problems.report();
        }
        if (rules.size() < MOST) {
            rules.put(topic, rule);
        }
        return rule;
    }

    Collection<TopicRule> all() {
        return rules.values();
    }

    private TopicRule rule(String topic, int concurrency, Problems problems) {
        return new TopicRule(
                topic,
                choice(Setting.EVENT_DELIVERY, topic, said(topic), List.of("broadcast", "durable"), problems)
                        .equals("durable"),
                choice(Setting.EVENT_ON_FAILURE, topic, "", List.of("log", "fail"), problems)
                        .equals("fail"),
                choice(Setting.EVENT_OVERFLOW, topic, "", List.of("drop-oldest", "drop-newest"), problems)
                        .equals("drop-newest"),
                number(Setting.EVENT_CONCURRENCY, topic, concurrency, problems),
                number(Setting.EVENT_MAX_LENGTH, topic, 0, problems),
                settings.duration(Setting.EVENT_RETENTION, topic, "", "", Duration.ofSeconds(1), problems));
    }

    private String said(String topic) {
        return switch (declarations.delivery(topic)) {
            case TOPIC -> "";
            case BROADCAST -> "broadcast";
            case DURABLE -> "durable";
        };
    }

    private String choice(Setting setting, String topic, String said, List<String> choices, Problems problems) {
        return settings.value(
                setting,
                topic,
                said,
                "@RedisEvent(\"" + topic + "\")",
                text -> Optional.of(text).filter(choices::contains),
                String.join(" or ", choices),
                Problem.CONFIGURATION_VALUE,
                problems);
    }

    /**
     * A number from 1 on.
     *
     * @param said what an annotation says; 0 for nothing
     */
    int number(Setting setting, String topic, int said, Problems problems) {
        return settings.value(
                setting,
                topic,
                said == 0 ? "" : Integer.toString(said),
                "@RedisObserver of \"" + topic + "\"",
                TopicRules::positive,
                "a whole number from 1 to " + Integer.MAX_VALUE,
                Problem.CONFIGURATION_VALUE,
                problems);
    }

    private static Optional<Integer> positive(String text) {
        return Optional.of(text)
                .filter(t -> t.matches("\\d{1,10}"))
                .map(Long::parseLong)
                .filter(n -> n >= 1 && n <= Integer.MAX_VALUE)
                .map(Long::intValue);
    }
}
