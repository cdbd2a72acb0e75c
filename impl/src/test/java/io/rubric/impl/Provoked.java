package io.rubric.impl;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.rubric.RubricException;
import io.rubric.cache.CacheResult;
import io.rubric.event.RedisEvent;
import io.rubric.event.RedisObserver;
import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.context.ApplicationExecutor;
import io.rubric.impl.context.Caller;
import io.rubric.impl.key.KeyTemplates;
import io.rubric.impl.method.Feature;
import io.rubric.impl.method.InterceptedMethod;
import io.rubric.impl.method.UserObjects;
import io.rubric.impl.redis.Redis;
import io.rubric.impl.redis.RedisSettings;
import io.rubric.throttle.Throttled;
import java.io.File;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redisson.config.Config;

/** Every problem, made to happen; by its code, the message that it gave first. */
final class Provoked {

    private static final String ADDRESS = "rubric.redis.address";

    private final Map<String, String> messages = new HashMap<>();

    private Provoked() {}

    static Map<String, String> messages() throws Exception {
        Provoked provoked = new Provoked();
        provoked.annotations();
        provoked.configuration(Map.of(ADDRESS, "localhost", "rubric.enabled", "yes", "rubric.node-id", "node 1"));
        provoked.configuration(Map.of("rubric.event.hmac-key", "secret"));
        provoked.undivided();
        provoked.configuration(Map.of("rubric.redis.config-file", "redisson.yaml"));
        provoked.userClass();
        provoked.client();
        provoked.embedded();
        provoked.unreachable();
        provoked.alone("io.rubric.impl.codec.JsonCodec", null);
        provoked.alone("io.rubric.impl.config.Settings", "ofApplication");
        return provoked.messages;
    }

    private void annotations() {
        Map<String, String> configuration = Map.of(ADDRESS, "localhost:7000", "rubric.lock.engine", "redisson");
        Deployment deployment = new Deployment(Configured.with(configuration), null, Duration.ofMinutes(1));
        Arrays.stream(Mistakes.Orders.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> Arrays.stream(method.getAnnotations()).forEach(a -> show(deployment, method, a)));
        for (Field field : Mistakes.Orders.class.getDeclaredFields()) {
            deployment.injectionPoint(field.getGenericType(), Set.of(field.getAnnotations()), field);
        }
        report(deployment);
    }

    private void undivided() throws Exception {
        Deployment deployment =
                new Deployment(Configured.with(Map.of(ADDRESS, "localhost")), null, Duration.ofMinutes(1));
        new LiteScan(deployment).show(Mistakes.Lite.class);
        report(deployment);
    }

    private static void show(Deployment deployment, Method method, Annotation annotation) {
        if (annotation instanceof RedisEvent) {
            deployment.observer(
                    method.getGenericParameterTypes()[0],
                    Set.of(annotation),
                    method.getAnnotation(RedisObserver.class),
                    method);
            return;
        }
        for (Feature feature : deployment.features()) {
            if (feature.door().annotations().contains(annotation.annotationType())) {
                deployment.method(Mistakes.Orders.class, method, feature, annotation, null);
            }
        }
    }

    private void configuration(Map<String, String> configuration) {
        report(new Deployment(Configured.with(configuration), null, Duration.ofMinutes(1)));
    }

    private void report(Deployment deployment) {
        RubricException report = deployment.report();
        deployment.lifecycle().stop();
        keep(report);
    }

    private void userClass() throws ReflectiveOperationException {
        Method method = Mistakes.Orders.class.getDeclaredMethod("find917", long.class);
        String place = new InterceptedMethod(Mistakes.Orders.class, method).place(CacheResult.class);
        Problems problems = new Problems();
        new UserObjects(null).of(Mistakes.OrderKeys.class, "keyGenerator", place, problems);
        keep(problems.report());
    }

    /** In an application without Jakarta Servlet. */
    private void client() throws ReflectiveOperationException {
        Method method = Mistakes.Orders.class.getDeclaredMethod("place918", Mistakes.Order.class);
        String place = new InterceptedMethod(Mistakes.Orders.class, method).place(Throttled.class);
        Problems problems = new Problems();
        new KeyTemplates(new InterceptedMethod(Mistakes.Orders.class, method), place, Caller.nobody(), problems)
                .compile(method.getAnnotation(Throttled.class).key());
        keep(problems.report());
    }

    private void embedded() {
        RedisSettings settings = new RedisSettings(
                null,
                () -> {
                    throw new RubricException("there is no server for this system");
                },
                true,
                Duration.ofSeconds(1));
        keep(catchThrowable(() -> new Redis(Configured.with(Map.of()), "shop", new JsonCodec()).open(settings)));
    }

    private void unreachable() throws Exception {
        Redis redis = new Redis(Configured.with(Map.of()), "shop", new JsonCodec());
        ApplicationExecutor executor = new ApplicationExecutor();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Config config = new Config();
            config.useSingleServer().setAddress("redis://127.0.0.1:" + silent.getLocalPort());
            RedisSettings settings = new RedisSettings(config, null, true, Duration.ofMillis(100));
            redis.open(settings);
            keep(catchThrowable(() -> redis.check(settings, executor)));
        } finally {
            redis.close();
            executor.close();
        }
    }

    /** Runs a constructor or static method in an application that has Rubric but no JSON-B and no MicroProfile Config. */
    private void alone(String className, String method) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!path.contains("yasson") && !path.contains("smallrye")) {
                urls.add(Path.of(path).toUri().toURL());
            }
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            Class<?> c = loader.loadClass(className);
            Throwable thrown = catchThrowable(() -> {
                if (method == null) {
                    c.getConstructor().newInstance();
                } else {
                    c.getMethod(method).invoke(null);
                }
            });
            keep(thrown instanceof InvocationTargetException e ? e.getCause() : thrown);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void keep(Throwable report) {
        report.getMessage()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("RUBRIC-"))
                .forEach(line -> messages.putIfAbsent(line.substring(0, line.indexOf(' ')), line));
    }
}
