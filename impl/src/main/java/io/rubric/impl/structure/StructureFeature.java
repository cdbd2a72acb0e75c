package io.rubric.impl.structure;

import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.method.Door;
import io.rubric.impl.method.Feature;
import io.rubric.impl.method.Injectable;
import io.rubric.redis.RedisName;
import io.rubric.redis.RedisScript;
import jakarta.enterprise.inject.Default;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;

/** Redisson's structures by {@link RedisName}, and interfaces of {@link RedisScript}s. */
public final class StructureFeature implements Feature {

    /** What CDI must know of it. */
    public static final Door DOOR = new Door(List.of(), List.of(), List.of(RedisName.class, Default.class), List.of());

    private final RedissonInjected structures;
    private final InjectedScripts scripts;

    /**
     * @param problems of the feature's own configuration
     */
    public StructureFeature(Services services, Problems problems) {
        StructureNames names =
                new StructureNames(services.settings(), services.names().prefix());
        this.structures = new RedissonInjected(services, names);
        this.scripts = new InjectedScripts(services, names, problems);
    }

    @Override
    public Door door() {
        return DOOR;
    }

    @Override
    public void injected(Type type, Annotation qualifier, String place, Problems problems) {
        if (qualifier instanceof RedisName name) {
            structures.add(type, name, place, problems);
        } else if (InjectedScripts.isScripts(type)) {
            scripts.add(type, problems);
        }
    }

    @Override
    public List<Injectable> injectables() {
        return Stream.concat(structures.all().stream(), scripts.all().stream()).toList();
    }

    @Override
    public void start() {
        scripts.load();
    }
}
