package io.rubric.impl.event;

import io.rubric.event.RedisObserver;
import io.rubric.impl.Names;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The groups in which the application's observers get durable events. */
final class Groups {

    private static final System.Logger LOG = System.getLogger(Groups.class.getName());
    private static final String SHARED = "group:";
    private static final Pattern NAME = Pattern.compile("[\\w.-]{0,100}");
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration LEAST_VISIBILITY = Duration.ofSeconds(1);

    private final Settings settings;
    private final String node;
    private final boolean passing;

    Groups(Settings settings, Names names) {
        this.settings = settings;
        this.node = "node:" + names.nodeId();
        this.passing = settings.text(Setting.NODE_ID).isEmpty();
    }

    /** The group of an observer. */
    String of(Observation observer) {
        return observer.sharedGroup().isEmpty() ? node : shared(observer.sharedGroup());
    }

    /** A group that this node is alone. */
    String own() {
        return node;
    }

    /** A group that nodes share, which no name of a node can be. */
    static String shared(String name) {
        return SHARED + name;
    }

    static boolean isShared(String group) {
        return group.startsWith(SHARED);
    }

    /** Checks what an observer says, whatever its topic. */
    void check(Observation observer, boolean remoteOnly, Problems problems) {
        RedisObserver said = observer.policy();
        if (said == null) {
            return;
        }
        if (!NAME.matcher(said.group()).matches()) {
            problem(
                    observer,
                    "group = \"" + said.group() + "\"",
                    "letters, digits and . _ - only, at most 100",
                    problems);
        }
        if (said.maxAttempts() < 0 || said.concurrency() < 0) {
            problem(
                    observer,
                    "maxAttempts = " + said.maxAttempts() + ", concurrency = " + said.concurrency(),
                    "1 or more, or 0 for what is configured",
                    problems);
        }
        if (remoteOnly && !said.group().isEmpty()) {
            problem(
                    observer,
                    "@Remote in the group \"" + said.group()
                            + "\", which gets an event on one node only, perhaps on its own",
                    "one of them",
                    problems);
        }
    }

    /** The groups of a durable topic, from the observers that want it. */
    List<GroupPolicy> of(String topic, List<Observation> observers, TopicRules rules, Problems problems) {
        Map<String, List<Observation>> groups = new LinkedHashMap<>();
        observers.forEach(
                o -> groups.computeIfAbsent(of(o), g -> new ArrayList<>()).add(o));
        if (groups.containsKey(node) && passing) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Topic \"" + topic + "\" is durable, but rubric.node-id is not set: what is fired while this node"
                            + " is restarted does not reach its observers");
        }
        List<GroupPolicy> policies = new ArrayList<>();
        groups.forEach((group, members) -> policies.add(policy(topic, group, members, rules, problems)));
        return policies;
    }

    private GroupPolicy policy(
            String topic, String group, List<Observation> members, TopicRules rules, Problems problems) {
        int attempts = agreed(members, RedisObserver::maxAttempts, 0, problems);
        int concurrency = agreed(members, RedisObserver::concurrency, 0, problems);
        String backoff = agreed(members, RedisObserver::backoff, "", problems);
        String place = members.get(0).place();
        return new GroupPolicy(
                group,
                passing && group.equals(node),
                rules.number(Setting.EVENT_MAX_ATTEMPTS, topic, attempts, problems),
                settings.duration(Setting.EVENT_BACKOFF, topic, backoff, place, LEAST, problems),
                rules.number(Setting.EVENT_CONCURRENCY, topic, concurrency, problems),
                settings.duration(Setting.EVENT_VISIBILITY, topic, "", "", LEAST_VISIBILITY, problems));
    }

    /** What observers of one group say, those that say something. */
    private static <T> T agreed(
            List<Observation> members, Function<RedisObserver, T> member, T nothing, Problems problems) {
        T said = nothing;
        for (Observation observer : members) {
            RedisObserver policy = observer.policy();
            T own = policy == null ? nothing : member.apply(policy);
            if (!own.equals(nothing) && !said.equals(nothing) && !own.equals(said)) {
                problem(
                        observer,
                        own + ", and " + said + " for another observer of its topic and group",
                        "the same",
                        problems);
            }
            said = own.equals(nothing) ? said : own;
        }
        return said;
    }

    /** The most events at once that observers of a broadcast topic ask for; 0 if they ask for nothing. */
    static int concurrency(Stream<Observation> observers) {
        return observers
                .map(Observation::policy)
                .filter(policy -> policy != null)
                .mapToInt(RedisObserver::concurrency)
                .max()
                .orElse(0);
    }

    static void problem(Observation observer, String found, String write, Problems problems) {
        problems.add(Problem.EVENT_OBSERVER, observer.place(), found, write);
    }
}
