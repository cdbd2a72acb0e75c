package io.rubric.impl.event;

import io.rubric.event.RedisEvent;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import io.rubric.impl.method.Feature;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Operation;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link RedisEvent}: no interceptor but an observer of everything that has the qualifier, and a subscription. */
public final class EventFeature implements Feature {

    private static final System.Logger LOG = System.getLogger(EventFeature.class.getName());

    private final boolean enabled;
    private final EventTypes types = new EventTypes();
    private final EventBus bus;
    private final EventPublisher publisher;
    private final EventReceiver receiver;
    private final Lane lane;
    private volatile @Nullable AutoCloseable subscription;

    /**
     * @param problems of the feature's own configuration
     */
    public EventFeature(Services services, BeanManager beans, Problems problems) {
        Settings settings = services.settings();
        int maxSize = settings.number(Setting.EVENT_MAX_SIZE, problems);
        Hops hops = new Hops();
        this.enabled = settings.isOn(Setting.EVENT_ENABLED, problems);
        this.bus = new RedissonEventBus(services.redis(), services.names().prefix());
        this.lane = new Lane(services.executor(), settings.number(Setting.EVENT_QUEUE_SIZE, problems));
        this.publisher =
                new EventPublisher(services, bus, hops, settings.duration(Setting.EVENT_TIMEOUT, problems), maxSize);
        this.receiver = new EventReceiver(
                services,
                types,
                new CdiEventBridge(beans, services.executor(), hops),
                lane,
                maxSize,
                settings.number(Setting.EVENT_MAX_DEPTH, problems));
    }

    /**
     * An observer or an {@link Event} injection point has the qualifier: its type may arrive.
     *
     * @param place for problems
     */
    public void declared(Type type, Set<Annotation> qualifiers, String place, Problems problems) {
        String topic = Topics.value(qualifiers);
        if (!topic.isEmpty() && !Topics.isValid(topic)) {
            problems.add(Problem.EVENT_TOPIC, place, "\"" + topic + "\"", Topics.ALLOWED);
        }
        if (type instanceof Class<?> c && !c.isArray()) {
            types.allow(c);
        } else {
            problems.add(
                    Problem.EVENT_TYPE,
                    place,
                    type.getTypeName(),
                    "a class without type parameters, such as a record that holds it");
        }
    }

    /** Whether an observer that asks for a topic (empty: any) wants an event. */
    public static boolean wants(String asked, Object payload, Set<Annotation> qualifiers) {
        return asked.isEmpty() || asked.equals(Topics.of(payload, qualifiers));
    }

    /** The topic that an observer asks for; empty for any. */
    public static String topic(Set<Annotation> qualifiers) {
        return Topics.value(qualifiers);
    }

    /** An event with the qualifier was fired on this node. */
    public void fired(Object payload, Set<Annotation> qualifiers) {
        if (enabled) {
            publisher.fired(payload, qualifiers);
        }
    }

    @Override
    public List<Class<? extends Annotation>> annotations() {
        return List.of();
    }

    @Override
    public List<Class<?>> beans() {
        return List.of();
    }

    @Override
    public List<Class<? extends Annotation>> qualifiers() {
        return List.of(RedisEvent.class);
    }

    @Override
    public void injected(Type type, Annotation qualifier, String place, Problems problems) {
        if (type instanceof ParameterizedType p && p.getRawType() == Event.class) {
            declared(p.getActualTypeArguments()[0], Set.of(qualifier), place, problems);
        }
    }

    @Override
    public @Nullable Operation bind(InterceptedMethod method, Annotation annotation, Problems problems) {
        throw new IllegalStateException("events are not intercepted");
    }

    @Override
    public void start() {
        if (enabled && !types.isEmpty()) {
            subscription = bus.subscribe(receiver::arrived);
        }
    }

    @Override
    public void stop() {
        lane.close();
        AutoCloseable current = subscription;
        if (current == null) {
            return;
        }
        try {
            current.close();
        } catch (Exception e) { // the client is closed next, and the subscription with it
            LOG.log(System.Logger.Level.DEBUG, "Unsubscribing failed", e);
        }
    }
}
