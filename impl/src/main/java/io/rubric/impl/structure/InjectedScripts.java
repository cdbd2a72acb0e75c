package io.rubric.impl.structure;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.config.Setting;
import io.rubric.impl.method.Injectable;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.Outcome;
import io.rubric.impl.method.Types;
import io.rubric.redis.RedisScript;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The interfaces of scripts that the application has injected. */
final class InjectedScripts {

    private static final System.Logger LOG = System.getLogger(InjectedScripts.class.getName());

    private final Services services;
    private final StructureNames names;
    private final ScriptStore store;
    private final Duration timeout;
    private final Set<Class<?>> seen = new HashSet<>();
    private final List<Injectable> all = new ArrayList<>();
    private final List<ScriptBinding> bindings = new ArrayList<>();

    InjectedScripts(Services services, StructureNames names, Problems problems) {
        this.services = services;
        this.names = names;
        this.store = new RedissonScripts(services.redis());
        this.timeout = services.settings().duration(Setting.REDIS_TIMEOUT, problems);
    }

    /** True if a type is an interface of scripts. */
    static boolean isScripts(Type type) {
        try {
            return Types.raw(type).isInterface()
                    && Arrays.stream(Types.raw(type).getMethods())
                            .anyMatch(method -> method.isAnnotationPresent(RedisScript.class));
        } catch (LinkageError e) { // somebody else's interface, which names a class that is not there
            return false;
        }
    }

    /** Somebody injects such an interface. */
    void add(Type type, Problems problems) {
        Class<?> scripts = Types.raw(type);
        if (!seen.add(scripts)) {
            return;
        }
        if (scripts.getTypeParameters().length > 0) {
            problems.add(
                    Problem.SCRIPT_TYPE,
                    "@RedisScript in " + scripts.getName(),
                    type.getTypeName(),
                    "an interface that extends it and says its type arguments");
            return;
        }
        Map<Method, ScriptOperation> operations = new HashMap<>();
        Map<Method, MethodHandle> defaults = new HashMap<>();
        for (Method method : scripts.getMethods()) {
            if (method.isDefault()) {
                defaults.put(method, body(scripts, method));
            } else if (Modifier.isAbstract(method.getModifiers()) && !isOfObject(method)) {
                bind(new InterceptedMethod(scripts, method), operations, problems);
            }
        }
        Object instance = Proxy.newProxyInstance(
                scripts.getClassLoader(),
                new Class<?>[] {scripts},
                new ScriptCalls(scripts, Map.copyOf(operations), Map.copyOf(defaults)));
        all.add(new Injectable(scripts, Set.of(), instance));
    }

    List<Injectable> all() {
        return all;
    }

    /** Redis answers: so that the first call, too, is one round trip. */
    void load() {
        for (ScriptBinding binding : bindings) {
            store.load(binding.script()).whenComplete((done, error) -> {
                if (error != null) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            binding.method() + " could not be loaded and is sent with its first call: "
                                    + store.refusal(error),
                            error);
                }
            });
        }
    }

    /** The interface may be its package's own, so that nobody else can call what it has written itself. */
    private static MethodHandle body(Class<?> scripts, Method method) {
        try {
            return MethodHandles.privateLookupIn(method.getDeclaringClass(), MethodHandles.lookup())
                    .unreflectSpecial(method, method.getDeclaringClass());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(scripts + " is not open to reflection", e);
        }
    }

    private static boolean isOfObject(Method method) {
        return Arrays.stream(Object.class.getMethods())
                .anyMatch(own -> own.getName().equals(method.getName())
                        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }

    private void bind(InterceptedMethod method, Map<Method, ScriptOperation> operations, Problems problems) {
        @Nullable RedisScript script = method.method().getAnnotation(RedisScript.class);
        if (script == null) {
            problems.add(
                    Problem.SCRIPT_TEXT,
                    method.toString(),
                    "no @RedisScript, as its neighbours have",
                    "@RedisScript(\"classpath:…\") or a default method");
            return;
        }
        ScriptBinding.of(method, script, services, names, problems).ifPresent(binding -> {
            bindings.add(binding);
            operations.put(
                    method.method(),
                    new ScriptOperation(binding, store, Outcome.of(method, services.executor()), timeout));
        });
    }
}
