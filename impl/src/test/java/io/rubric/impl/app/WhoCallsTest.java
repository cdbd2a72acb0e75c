package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.cache.CacheResult;
import io.rubric.impl.context.Caller;
import io.rubric.impl.context.Known;
import io.rubric.impl.testing.LogRecords;
import io.rubric.impl.testing.Node;
import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import io.rubric.throttle.Throttled;
import io.rubric.throttle.ThrottledException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** Who calls, as the beans of the application tell, is what a template says of him. */
class WhoCallsTest {

    /** Knows who calls on the thread that calls, and nobody elsewhere. */
    @ApplicationScoped
    public static class Login {
        private final ThreadLocal<String> name = new ThreadLocal<>();
        private final ThreadLocal<String[]> address = new ThreadLocal<>();

        void as(String user) {
            name.set(user);
        }

        void from(String remote, String... forwarded) {
            address.set(new String[] {remote, String.join(",", forwarded)});
        }

        @Produces
        Principal principal() {
            String user = name.get();
            return user == null ? null : () -> user;
        }

        @Produces
        @RequestScoped
        HttpServletRequest request() {
            String[] from = address.get();
            return Known.request(() -> from[0], new HashMap<>(), from[1]);
        }
    }

    @ApplicationScoped
    public static class Bean {
        private final AtomicInteger calls = new AtomicInteger();

        @Inject
        LockContext lock;

        @CacheResult(key = "{principal}")
        public int mine(String ignored) {
            return calls.incrementAndGet();
        }

        @Throttled(limit = 1, period = "1h", key = "{principal}")
        public void once() {}

        @Throttled(limit = 1, period = "1h", key = "{client}")
        public void onceFromEach() {}

        @Locked("account:{principal}")
        public String locked() {
            return lock.key();
        }

        @Throttled(limit = 100)
        @CacheResult(key = "{principal}:{client}")
        public CompletionStage<Integer> later() {
            return CompletableFuture.completedFuture(calls.incrementAndGet());
        }
    }

    @Test
    void eachHasResultsOfHisOwnAndNobodyToo() {
        try (Node node = Node.start(Login.class, Bean.class)) {
            Bean bean = node.get(Bean.class);
            Login login = node.get(Login.class);
            login.as("ana");
            assertThat(bean.mine("a")).isEqualTo(1);
            login.as("ben");
            assertThat(bean.mine("a")).isEqualTo(2);
            login.as(null);
            assertThat(bean.mine("a")).isEqualTo(3);
            login.as("null");
            assertThat(bean.mine("a")).isEqualTo(4);
            login.as("ana");
            assertThat(bean.mine("b")).isEqualTo(1);
            login.as(null);
            assertThat(bean.mine("b")).isEqualTo(3);
        }
    }

    @Test
    void eachHasAQuotaOfHisOwnAndNobodyToo() {
        try (Node node = Node.start(Login.class, Bean.class)) {
            for (String user : new String[] {"ana", "ben", null}) {
                node.get(Login.class).as(user);
                once(node.get(Bean.class)::once);
            }
        }
    }

    @Test
    void eachHasALockOfHisOwnAndNobodyToo() {
        try (Node node = Node.start(Login.class, Bean.class)) {
            Bean bean = node.get(Bean.class);
            node.get(Login.class).as("ana");
            assertThat(bean.locked()).endsWith("account:ana");
            node.get(Login.class).as(null);
            assertThat(bean.locked()).endsWith("account:null");
        }
    }

    @Test
    void eachClientHasAQuotaOfItsOwnAndCannotChooseIt() {
        Map<String, String> configuration = Map.of("rubric.http.trusted-proxies", "10.0.0.0/8");
        try (Node node = Node.start(configuration, Login.class, Bean.class)) {
            Bean bean = node.get(Bean.class);
            inRequest(node, () -> once(bean::onceFromEach), "192.0.2.7");
            inRequest(node, () -> none(bean::onceFromEach), "192.0.2.7", "198.51.100.9");
            inRequest(node, () -> none(bean::onceFromEach), "10.0.0.1", "198.51.100.9", "192.0.2.7");
            inRequest(node, () -> once(bean::onceFromEach), "10.0.0.1", "192.0.2.7", "198.51.100.9");
            inRequest(node, () -> once(bean::onceFromEach), "2001:db8::1");
            inRequest(node, () -> none(bean::onceFromEach), "2001:db8::2");
            once(bean::onceFromEach); // no request
        }
    }

    @Test
    void whatGoesOnAfterRedisHasAnsweredHasTheSameCaller() {
        try (Node node = Node.start(Login.class, Bean.class)) {
            Bean bean = node.get(Bean.class);
            Login login = node.get(Login.class);
            login.as("ana");
            inRequest(node, () -> assertThat(value(bean.later())).isEqualTo(1), "192.0.2.7");
            inRequest(node, () -> assertThat(value(bean.later())).isEqualTo(2), "192.0.2.8");
            login.as("ben");
            inRequest(node, () -> assertThat(value(bean.later())).isEqualTo(3), "192.0.2.7");
            login.as(null);
            assertThat(value(bean.later())).isEqualTo(4);
            login.as("ana");
            inRequest(node, () -> assertThat(value(bean.later())).isEqualTo(1), "192.0.2.7");
        }
    }

    @Test
    void whereNobodyIsKnownAllAreOneAndAWarningSaysSo() {
        try (LogRecords records = LogRecords.of(Caller.class.getName());
                Node node = Node.start(Bean.class)) {
            once(node.get(Bean.class)::once);
            once(node.get(Bean.class)::onceFromEach);
            assertThat(records.atLeast(Level.WARNING)).hasSize(2);
        }
    }

    @ApplicationScoped
    public static class OtherLogin {
        @Produces
        Principal principal() {
            return () -> "other";
        }
    }

    @Test
    void twoBeansThatTellWhoCallsTellNothing() {
        try (LogRecords records = LogRecords.of(Caller.class.getName());
                Node node = Node.start(Login.class, OtherLogin.class, Bean.class)) {
            node.get(Login.class).as("ana");
            assertThat(node.get(Bean.class).locked()).endsWith("account:null");
            assertThat(records.atLeast(Level.WARNING))
                    .singleElement()
                    .extracting(LogRecord::getMessage)
                    .asString()
                    .startsWith("{principal} in key templates is null for all callers");
        }
    }

    @Test
    void aProxyThatIsNoAddressIsAMistake() {
        assertThatThrownBy(
                        () -> Node.start(Map.of("rubric.http.trusted-proxies", "10.0.0.0/8,proxy.example"), Bean.class)
                                .close())
                .hasMessageContaining("RUBRIC-907 rubric.http.trusted-proxies: the configured value cannot be read;"
                        + " found \"10.0.0.0/8,proxy.example\"; write addresses and CIDR blocks with commas");
    }

    private static void once(Runnable call) {
        assertThatCode(call::run).doesNotThrowAnyException();
        none(call);
    }

    private static void none(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(ThrottledException.class);
    }

    private static void inRequest(Node node, Runnable action, String remote, String... forwarded) {
        RequestContextController request = node.get(RequestContextController.class);
        node.get(Login.class).from(remote, forwarded);
        request.activate();
        try {
            action.run();
        } finally {
            request.deactivate();
        }
    }

    private static int value(CompletionStage<Integer> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
