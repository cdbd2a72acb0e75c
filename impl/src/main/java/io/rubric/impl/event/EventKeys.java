package io.rubric.impl.event;

import io.rubric.event.EventKey;
import io.rubric.event.RedisEventException;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.key.AnyKey;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads the {@link EventKey} of payloads. */
final class EventKeys {

    private final AnyKey keys = new AnyKey();
    private final Map<Class<?>, Optional<Member>> members = new ConcurrentHashMap<>();

    /** Checks what a class has marked. */
    void check(Class<?> type, String place, Problems problems) {
        List<Member> marked = marked(type);
        if (marked.size() > 1) {
            problems.add(Problem.EVENT_KEY, place, marked.size() + " members of " + type.getName(), "one @EventKey");
            return;
        }
        for (Member member : marked) {
            boolean unreadable =
                    member instanceof Method m && (m.getParameterCount() > 0 || m.getReturnType() == void.class);
            if (unreadable || Modifier.isStatic(member.getModifiers())) {
                problems.add(
                        Problem.EVENT_KEY, place, member.toString(), "@EventKey on a field, a getter or a component");
            } else if (AnyKey.template(typeOf(member)).isEmpty()) {
                problems.add(
                        Problem.EVENT_KEY,
                        place,
                        member.toString(),
                        "@EventKey on what has a stable text form, such as a number, a text, an enum or a UUID");
            }
        }
    }

    private static Type typeOf(Member member) {
        return member instanceof Method m ? m.getGenericReturnType() : ((Field) member).getGenericType();
    }

    /** The key of a payload; empty if it has none. */
    String of(Object payload, String topic) {
        Optional<Member> member = members.computeIfAbsent(
                payload.getClass(), type -> marked(type).stream().findFirst());
        if (member.isEmpty()) {
            return "";
        }
        try {
            Object value = read(member.get(), payload);
            return value == null ? "" : keys.of(value);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new RedisEventException(
                    "Topic \"" + topic + "\": the @EventKey of "
                            + payload.getClass().getName() + " cannot be read",
                    topic,
                    e);
        }
    }

    private static @Nullable Object read(Member member, Object payload) throws ReflectiveOperationException {
        try {
            return member instanceof Method m ? m.invoke(payload) : ((Field) member).get(payload);
        } catch (InvocationTargetException e) {
            throw new ReflectiveOperationException(e.getCause());
        }
    }

    /** A record's component marks its field and its accessor: the accessor counts. */
    private static List<Member> marked(Class<?> type) {
        List<Member> marked = new ArrayList<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Method method : c.getDeclaredMethods()) {
                add(method, marked);
            }
            if (!c.isRecord()) {
                for (Field field : c.getDeclaredFields()) {
                    add(field, marked);
                }
            }
        }
        return marked;
    }

    private static <M extends AccessibleObject & AnnotatedElement & Member> void add(M member, List<Member> marked) {
        if (member.isAnnotationPresent(EventKey.class) && !member.isSynthetic()) {
            member.trySetAccessible();
            marked.add(member);
        }
    }
}
