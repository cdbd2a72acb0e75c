package io.rubric.impl;

import io.rubric.event.RedisEvent;
import io.rubric.impl.method.Door;
import io.rubric.redis.RedisScript;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.InjectionPointInfo;
import jakarta.enterprise.inject.build.compatible.spi.Types;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationTarget;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.types.Type;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of CDI Lite's model of an application is Rubric's: annotated classes, and injection points that nobody but Rubric can answer. */
final class LiteModel {

    private static final Set<String> LATER = Set.of(Instance.class.getName(), Provider.class.getName());

    /** Qualifiers beside which a bean is still a default one. */
    private static final Set<String> OF_EVERY_BEAN =
            Set.of(Any.class.getName(), Default.class.getName(), Named.class.getName());

    private final Set<String> annotations;
    private final Set<String> qualifiers;

    LiteModel(List<Door> doors) {
        annotations = names(doors, Door::annotations);
        qualifiers = names(doors, Door::qualifiers);
        qualifiers.remove(Default.class.getName());
    }

    private static Set<String> names(List<Door> doors, Function<Door, List<Class<? extends Annotation>>> of) {
        return doors.stream()
                .flatMap(door -> of.apply(door).stream())
                .map(Class::getName)
                .collect(Collectors.toSet());
    }

    /** Whether a method of a class, its own or inherited, has one of Rubric's annotations. */
    boolean isIntercepted(@Nullable ClassInfo type) {
        for (ClassInfo c = type; c != null; c = c.superClassDeclaration()) {
            if (Stream.concat(Stream.of(c), c.methods().stream()).anyMatch(this::isIntercepted)) {
                return true;
            }
        }
        return false;
    }

    private boolean isIntercepted(AnnotationTarget target) {
        return isIntercepted(target.annotations(), new HashSet<>());
    }

    private boolean isIntercepted(Collection<AnnotationInfo> written, Set<String> seen) {
        return written.stream()
                .anyMatch(annotation -> annotations.contains(annotation.name())
                        || (seen.add(annotation.name())
                                && isIntercepted(annotation.declaration().annotations(), seen)));
    }

    /** Whether a bean is injected where nothing is said. */
    static boolean isDefault(BeanInfo bean) {
        return bean.qualifiers().stream().map(AnnotationInfo::name).allMatch(OF_EVERY_BEAN::contains);
    }

    /** Whether an observer of these qualifiers hears of shared events. */
    static boolean isShared(Collection<AnnotationInfo> qualifiers) {
        return qualifiers.stream().anyMatch(q -> q.name().startsWith("io.rubric.event."));
    }

    /**
     * What somebody wants to have injected that only Rubric has.
     *
     * @param qualifier null for an interface of scripts
     */
    record Wanted(Type type, @Nullable AnnotationInfo qualifier) {

        /** The same for all that can be answered by one bean. */
        String id() {
            return LiteTypes.text(type) + (qualifier == null ? "" : " " + qualifier.name() + qualifier.members());
        }
    }

    Optional<Wanted> wanted(InjectionPointInfo point, Types types) {
        Type type = bean(wanted(point.type()), types);
        Optional<AnnotationInfo> ours = point.qualifiers().stream()
                .filter(q -> qualifiers.contains(q.name()))
                .findFirst();
        if (ours.isPresent()) {
            return isEvent(type) ? Optional.empty() : Optional.of(new Wanted(type, ours.get()));
        }
        return isScripts(type) ? Optional.of(new Wanted(type, null)) : Optional.empty();
    }

    /** Whether events are fired there whose type other nodes may send, too. */
    static boolean isOfEvents(InjectionPointInfo point) {
        return point.qualifiers().stream().anyMatch(q -> q.name().equals(RedisEvent.class.getName()));
    }

    private static boolean isEvent(Type type) {
        return LiteTypes.text(type).startsWith(jakarta.enterprise.event.Event.class.getName());
    }

    private static boolean isScripts(Type type) {
        return type.isClass()
                && type.asClass().declaration().isInterface()
                && type.asClass().declaration().methods().stream().anyMatch(m -> m.hasAnnotation(RedisScript.class));
    }

    /** The type that a bean must have to be injected there: one with a wildcard is refused when the application starts, but until then it has one. */
    static Type bean(Type type, Types types) {
        return switch (type.kind()) {
            case WILDCARD_TYPE -> bean(bound(type.asWildcardType().upperBound(), types), types);
            case TYPE_VARIABLE -> bean(type.asTypeVariable().bounds().get(0), types);
            case PARAMETERIZED_TYPE ->
                types.parameterized(
                        type.asParameterizedType().genericClass(),
                        type.asParameterizedType().typeArguments().stream()
                                .map(argument -> bean(argument, types))
                                .toArray(Type[]::new));
            default -> type;
        };
    }

    private static Type bound(@Nullable Type bound, Types types) {
        return bound == null ? types.of(Object.class) : bound;
    }

    private static Type wanted(Type type) {
        boolean later = type.isParameterizedType()
                && LATER.contains(
                        type.asParameterizedType().genericClass().declaration().name());
        return later ? wanted(type.asParameterizedType().typeArguments().get(0)) : type;
    }
}
