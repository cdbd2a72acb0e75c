package io.rubric.impl.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.LogRecords;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void anEmptyNameIsNobody() {
        assertThat(Known.caller("", "").principal()).isNull();
        assertThat(Known.caller("", "").client()).isNull();
        assertThat(Known.caller("anonymous", "192.0.2.7").principal()).isEqualTo("anonymous");
    }

    @Test
    void theClientIsReadThroughDeclaredProxies() {
        TrustedProxies proxies = TrustedProxies.parse("10.0.0.1").orElseThrow();
        assertThat(Known.caller(() -> null, () -> "10.0.0.1", proxies, "192.0.2.7")
                        .client())
                .isEqualTo("192.0.2.7");
        assertThat(Known.caller(() -> null, () -> "10.0.0.2", proxies, "192.0.2.7")
                        .client())
                .isEqualTo("10.0.0.2");
    }

    @Test
    void anAttributeIsPutOnTheRequestIfThereIsOne() {
        Map<String, Object> attributes = new HashMap<>();
        HttpServletRequest request = Known.request(() -> null, attributes);
        Caller caller =
                new Caller(new Known.Only(Map.of(HttpServletRequest.class, request)), TrustedProxies.NONE, true);
        assertThat(caller.attribute("quota", Integer.class, () -> 5)).isEqualTo(5);
        assertThat(caller.attribute("quota", Integer.class, () -> 6)).isEqualTo(5);
        assertThat(attributes).containsEntry("quota", 5);
        attributes.put("quota", "what another application has put there");
        assertThat(caller.attribute("quota", Integer.class, () -> 7)).isEqualTo(7);
        Caller outside = new Caller(new Known.Only(Map.of()), TrustedProxies.NONE, true);
        for (Caller nobody : List.of(Caller.nobody(), outside)) {
            assertThat(nobody.attribute("quota", Integer.class, () -> 5)).isNull();
        }
    }

    @Test
    void whatGoesOnLaterHasTheCallerOfItsBeginning() throws Exception {
        String[] now = {"ana", "192.0.2.7"};
        Caller caller = Known.caller(() -> now[0], () -> now[1], TrustedProxies.NONE);
        caller.word(Caller.PRINCIPAL);
        Executor ana = caller.keep();
        now[0] = "ben";
        now[1] = null;
        Executor ben = caller.keep();
        assertThat(inThread(() -> ana.execute(() -> {
                    assertThat(caller.principal()).isEqualTo("ana");
                    assertThat(caller.client()).isEqualTo("192.0.2.7");
                    Executor still = caller.keep();
                    ben.execute(() -> {
                        assertThat(caller.principal()).isEqualTo("ben");
                        assertThat(caller.client()).isNull();
                        still.execute(() -> assertThat(caller.principal()).isEqualTo("ana"));
                    });
                    assertThat(caller.principal()).isEqualTo("ana");
                })))
                .isNull();
        ana.execute(() -> {});
        assertThat(caller.principal()).isEqualTo("ben");
    }

    @Test
    void whoIsNotAskedForIsNotKept() {
        Caller caller = Known.caller(() -> {
            throw new AssertionError("nobody has asked");
        });
        caller.word("tenant");
        caller.keep().execute(() -> {});
    }

    @Test
    void aMissingBeanIsWarnedOfOnce() {
        Caller caller = new Caller(new Known.Only(Map.of()), TrustedProxies.NONE, true);
        try (LogRecords records = LogRecords.of(Caller.class.getName())) {
            for (int i = 0; i < 2; i++) {
                assertThat(caller.principal()).isNull();
                assertThat(caller.client()).isNull();
                assertThat(Known.caller(null, null).principal()).isNull();
            }
            assertThat(records.atLeast(Level.WARNING))
                    .extracting(LogRecord::getMessage)
                    .containsExactly(
                            "{principal} in key templates is null for all callers: there is not exactly one bean of java.security.Principal",
                            "{client} in key templates is null for all callers: there is not exactly one bean of jakarta.servlet.http.HttpServletRequest");
        }
    }

    @Test
    void withoutServletThereAreNoRequests() throws Exception {
        URL classes = Caller.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader all = getClass().getClassLoader();
        ClassLoader without = new ClassLoader(all) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("jakarta.servlet.")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
        try (URLClassLoader war = new Own(classes, without);
                URLClassLoader other = new Own(classes, all)) {
            assertThat(hasRequests(war)).isEqualTo(false);
            assertThat(hasRequests(other)).isEqualTo(true);
        }
    }

    /** Asks a class of its own loader, as each WAR has one. */
    private static Object hasRequests(ClassLoader loader) throws ReflectiveOperationException {
        var there = loader.loadClass(Caller.class.getName()).getDeclaredMethod("isServletThere");
        there.setAccessible(true);
        return there.invoke(null);
    }

    private static final class Own extends URLClassLoader {
        Own(URL classes, ClassLoader parent) {
            super(new URL[] {classes}, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean own = name.startsWith(Caller.class.getName());
            synchronized (getClassLoadingLock(name)) {
                return own && findLoadedClass(name) == null ? findClass(name) : super.loadClass(name, resolve);
            }
        }
    }

    /** What a task on another thread has thrown. */
    private static Throwable inThread(Runnable task) throws Exception {
        return CompletableFuture.runAsync(task, run -> new Thread(run).start())
                .<Throwable>handle((done, error) -> error)
                .get(20, TimeUnit.SECONDS);
    }
}
