package io.rubric.impl.event;

import io.rubric.event.RedisEvent;
import io.rubric.event.RedisEventOutbox;
import io.rubric.event.RedisEvents;
import io.rubric.event.RedisObserver;
import io.rubric.event.Remote;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.config.Setting;
import io.rubric.impl.method.Door;
import io.rubric.impl.method.Feature;
import io.rubric.impl.method.Injectable;
import io.rubric.impl.method.Types;
import io.rubric.impl.telemetry.Trace;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** {@link RedisEvent}: no interceptor but an observer of everything that has the qualifier, a gate before each observer of the application, and a subscription. */
public final class EventFeature implements Feature {

    /** What CDI must know of it. */
    public static final Door DOOR =
            new Door(List.of(), List.of(), List.of(RedisEvent.class), List.of(RedisEvents.class));

    private final boolean enabled;
    private final SharedEvents shared;
    private final Notifications notifications = new Notifications();
    private final EventEngine engine;
    private final ManualEvents manual;

    /**
     * @param problems of the feature's own configuration
     */
    public EventFeature(Services services, BeanManager beans, Problems problems) {
        this.enabled = services.settings().isOn(Setting.EVENT_ENABLED, problems);
        this.shared = new SharedEvents(services);
        Executor observers = services.executor()
                .apart("rubric-event-", services.settings().positive(Setting.EVENT_THREADS, problems));
        Hops hops = new Hops();
        Trace trace = new Trace();
        CdiEventBridge bridge = new CdiEventBridge(beans, observers, hops, notifications, trace);
        this.engine = new EventEngine(
                services,
                shared,
                bridge,
                observers,
                bridge::tell,
                () -> bridge.find(RedisEventOutbox.class),
                trace,
                hops,
                problems);
        this.manual = new ManualEvents(
                bridge::of,
                engine.tallies(),
                engine.durable()::deadLetters,
                shared.groups().own(),
                services.executor());
    }

    /**
     * The application has an observer.
     *
     * @param policy what it says of its calls; null if nothing
     * @param place for problems
     * @return decides whether the observer is called; null if no shared event can reach it
     */
    public @Nullable BiConsumer<EventContext<?>, Runnable> observer(
            Type type, Set<Annotation> qualifiers, @Nullable RedisObserver policy, String place, Problems problems) {
        boolean isShared = qualifiers.stream().anyMatch(q -> q instanceof RedisEvent || q instanceof Remote);
        if (!isShared && policy != null) {
            problems.add(Problem.EVENT_OBSERVER, place, "an observer without @RedisEvent", "@RedisEvent beside it");
        }
        if (!isShared && isOfContainer(type, qualifiers)) {
            return null;
        }
        Observation observation = new Observation(Topics.value(qualifiers), type, policy, place);
        if (isShared) {
            shared.declared(type, qualifiers, true, place, problems);
        }
        shared.observed(observation, qualifiers, problems);
        return (context, call) -> notified(observation, context, call);
    }

    /** CDI alone chooses the observers, so that nothing can be said of each: CDI Lite. */
    public void undivided(Set<Annotation> qualifiers, @Nullable RedisObserver policy, String place, Problems problems) {
        shared.undivided();
        String topic = Topics.value(qualifiers);
        if (!topic.isEmpty() || policy != null) {
            problems.add(
                    Problem.EVENT_UNDIVIDED,
                    place,
                    policy != null ? "@RedisObserver" : "the topic \"" + topic + "\"",
                    "@RedisEvent without more, and a type or a qualifier for what it shall hear of");
        }
    }

    /** What the container itself fires is never shared. */
    private static boolean isOfContainer(Type type, Set<Annotation> qualifiers) {
        return Types.raw(type).getName().startsWith("jakarta.")
                || qualifiers.stream()
                        .anyMatch(q -> q.annotationType().getName().startsWith("jakarta.enterprise.context."));
    }

    private void notified(Observation observer, EventContext<?> context, Runnable call) {
        Object payload = context.getEvent();
        Notification delivered = notifications.of(payload);
        if (delivered != null) {
            if (observer.wants(delivered.event().topic()) && delivered.isFor(shared.group(observer))) {
                delivered.call(observer, () -> notifications.aside(call));
            }
            return;
        }
        Set<Annotation> qualifiers = context.getMetadata().getQualifiers();
        if (!Topics.isShared(qualifiers)) {
            call.run();
            return;
        }
        Topics.only(
                qualifiers); // who fires to two topics is refused before anybody hears of it; some containers let him
        String topic = Topics.of(payload, qualifiers);
        if (observer.wants(topic) && !(enabled && shared.rules().of(topic).durable())) {
            call.run();
        }
    }

    /** An event with the qualifier was fired on this node, by the application or by ourselves. */
    public void fired(EventContext<Object> context) {
        if (enabled && notifications.of(context.getEvent()) == null) {
            InjectionPoint point = context.getMetadata().getInjectionPoint();
            Object payload = context.getEvent();
            Type declared = point == null ? Object.class : payload(point.getType());
            manual.sent(
                    payload,
                    engine.publisher()
                            .fired(
                                    payload,
                                    manual.declared(payload, declared),
                                    context.getMetadata().getType(),
                                    context.getMetadata().getQualifiers()));
        }
    }

    private static Type payload(Type point) {
        return point instanceof ParameterizedType p && p.getRawType() == Event.class
                ? p.getActualTypeArguments()[0]
                : Object.class;
    }

    @Override
    public Door door() {
        return DOOR;
    }

    @Override
    public void injected(Type type, Annotation qualifier, String place, Problems problems) {
        if (type instanceof ParameterizedType p && p.getRawType() == Event.class) {
            shared.declared(p.getActualTypeArguments()[0], Set.of(qualifier), false, place, problems);
        }
    }

    @Override
    public void complete(Problems problems) {
        shared.complete(problems);
    }

    @Override
    public List<Injectable> injectables() {
        return List.of(new Injectable(RedisEvents.class, Set.of(), manual));
    }

    @Override
    public void start() {
        if (enabled) {
            engine.start();
        }
    }

    @Override
    public void drain() {
        engine.drain();
    }

    @Override
    public void stop() {
        engine.stop();
    }
}
