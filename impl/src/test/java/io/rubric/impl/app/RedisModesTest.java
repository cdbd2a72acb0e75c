package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.embedded.EmbeddedRedis;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestCluster;
import io.rubric.redis.RedisServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The client of MicroProfile Config against servers of each kind. */
class RedisModesTest {

    private static final String[] ACL = "--user app on >secret ~* &* +@all --user default off".split(" ", -1);

    @Test
    void aUserAndAPassword() {
        try (RedisServer server = EmbeddedRedis.start(ACL)) {
            Map<String, String> right = Map.of(
                    "rubric.redis.address", server.address(),
                    "rubric.redis.user", "app",
                    "rubric.redis.password", "secret",
                    "rubric.redis.database", "3");
            useEverything(right);
            assertThatThrownBy(() ->
                            Node.start(Map.of("rubric.redis.address", server.address()), CommandCountTest.Bean.class))
                    .hasMessageContaining("RUBRIC-912")
                    .hasMessageContaining("NOAUTH");
        }
    }

    @Test
    void aServerThatForbidsChannelsIsToldAtTheStart() {
        String[] acl = "--user default on nopass ~* resetchannels +@all".split(" ", -1);
        try (RedisServer server = EmbeddedRedis.start(acl)) {
            Map<String, String> address = Map.of("rubric.redis.address", server.address());
            assertThatThrownBy(() ->
                            Node.start(address, CommandCountTest.Bean.class).close())
                    .hasStackTraceContaining("RUBRIC-912")
                    .hasStackTraceContaining("an answer, and then an error");
        }
    }

    @Test
    void aClusterOfThreeMasters() {
        try (TestCluster cluster = TestCluster.start()) {
            useEverything(Map.of("rubric.redis.address", cluster.addresses(), "rubric.redis.cluster", "true"));
        }
    }

    /** Keys of many slots. */
    private static void useEverything(Map<String, String> configuration) {
        try (Node node = Node.start(configuration, CommandCountTest.Bean.class)) {
            CommandCountTest.Bean bean = node.get(CommandCountTest.Bean.class);
            for (int i = 0; i < 20; i++) {
                assertThat(bean.cached(i)).isEqualTo("value");
                assertThat(bean.cached(i)).isEqualTo("value");
                bean.remove(i);
                bean.limited("user-" + i);
                bean.locked(i);
            }
        }
    }
}
