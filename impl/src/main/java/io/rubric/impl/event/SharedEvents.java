package io.rubric.impl.event;

import io.rubric.event.Delivery;
import io.rubric.event.RedisEvent;
import io.rubric.event.Remote;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.method.Types;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the application shares: its topics, types, qualifiers and observers, from when they are seen to when all is decided. */
final class SharedEvents {

    private final Declarations declarations = new Declarations();
    private final EventTypes types = new EventTypes();
    private final EventKeys keys = new EventKeys();
    private final TravellingQualifiers qualifiers;
    private final TopicRules rules;
    private final Groups groups;
    private final List<Observation> observers = new ArrayList<>();
    private boolean undivided;
    private final Map<String, List<GroupPolicy>> durable = new LinkedHashMap<>();

    SharedEvents(Services services) {
        this.qualifiers = new TravellingQualifiers(services.json());
        this.rules = new TopicRules(services.settings(), declarations);
        this.groups = new Groups(services.settings(), services.names());
    }

    /**
     * An observer or an {@code Event} has the qualifier: its type may arrive.
     *
     * @param observes whether it is an observer
     */
    void declared(Type type, Set<Annotation> carried, boolean observes, String place, Problems problems) {
        String topic = Topics.value(carried);
        if (!topic.isEmpty() && !Topics.isValid(topic)) {
            problems.add(Problem.EVENT_TOPIC, place, "\"" + topic + "\"", Topics.ALLOWED);
            return;
        }
        types.allow(type, place, problems);
        keys.check(Types.raw(type), place, problems);
        RedisEvent said = said(carried);
        Delivery delivery = said == null ? Delivery.TOPIC : said.delivery();
        if (!topic.isEmpty() || !observes) {
            declarations.add(topic.isEmpty() ? EventTypes.nameOf(type) : topic, delivery, place, problems);
        } else if (delivery != Delivery.TOPIC) {
            problems.add(Problem.EVENT_DELIVERY, place, delivery + " without a topic", "the topic that it is of");
        }
    }

    private static @Nullable RedisEvent said(Set<Annotation> carried) {
        return (RedisEvent) carried.stream()
                .filter(RedisEvent.class::isInstance)
                .findFirst()
                .orElse(null);
    }

    /** An observer that shared events can reach. */
    void observed(Observation observer, Set<Annotation> asked, Problems problems) {
        observers.add(observer);
        qualifiers.know(asked);
        groups.check(observer, asked.stream().anyMatch(Remote.class::isInstance), problems);
    }

    /** CDI alone chooses the observers. */
    void undivided() {
        undivided = true;
    }

    /** All has been seen. */
    void complete(Problems problems) {
        types.all().forEach(type -> keys.check(Types.raw(type), type.getTypeName(), problems));
        Set<String> topics = new LinkedHashSet<>(declarations.topics());
        types.all().stream().map(EventTypes::nameOf).filter(Topics::isValid).forEach(topics::add);
        for (String topic : topics) {
            List<Observation> wanting =
                    observers.stream().filter(o -> o.wants(topic) && canGet(o)).toList();
            rules.decide(topic, Groups.concurrency(wanting.stream()), problems);
            if (rules.of(topic).durable() && undivided) {
                problems.add(
                        Problem.EVENT_UNDIVIDED,
                        "topic \"" + topic + "\"",
                        "delivery = DURABLE, which calls each observer until it has succeeded",
                        "delivery = BROADCAST");
            } else if (rules.of(topic).durable()) {
                durable.put(topic, groups.of(topic, wanting, rules, problems));
            }
        }
        observers.stream()
                .filter(o -> !o.sharedGroup().isEmpty() && !isInGroup(o))
                .forEach(o -> Groups.problem(
                        o,
                        "group = \"" + o.sharedGroup() + "\" for no durable topic",
                        "delivery = DURABLE in @RedisEvent, or no group",
                        problems));
    }

    private boolean isInGroup(Observation observer) {
        return durable.keySet().stream().anyMatch(observer::wants);
    }

    /** True unless nothing that may arrive is of its type. */
    private boolean canGet(Observation observer) {
        return !observer.topic().isEmpty()
                || types.all().stream()
                        .anyMatch(type -> Types.raw(observer.type()).isAssignableFrom(Types.raw(type)));
    }

    /** The durable topics with the groups that this node reads them in. */
    Map<String, List<GroupPolicy>> durable() {
        return durable;
    }

    /** Whether an observer hears of topics that the application does not name. */
    boolean hearsOfAnyTopic() {
        return observers.stream().anyMatch(observer -> observer.topic().isEmpty() && canGet(observer));
    }

    boolean isEmpty() {
        return types.isEmpty();
    }

    String group(Observation observer) {
        return groups.of(observer);
    }

    Groups groups() {
        return groups;
    }

    TopicRules rules() {
        return rules;
    }

    EventTypes types() {
        return types;
    }

    TravellingQualifiers qualifiers() {
        return qualifiers;
    }
}
