package io.rubric.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.app.CommandCountTest;
import io.rubric.impl.config.Settings;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.TestRedis;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

/** Of a deployment that fails for somebody else's reason a container tells an extension nothing. */
class AbandonedDeploymentTest {

    @Test
    void whatDoesNotComeToItsStartIsClosedAndOpenedAgainIfItDoes() {
        try (Node other = Node.start(CommandCountTest.Bean.class)) {
            Deployment deployment = deployment(other.container().getBeanManager());
            assertThat(deployment.report()).isNull();
            deployment.open();
            RedissonClient first = deployment.client();
            TestRedis.await("the client to be closed", first::isShutdown);
            assertThatThrownBy(deployment::client).isInstanceOf(IllegalStateException.class);
            deployment.lifecycle().start(() -> {
                throw new AssertionError("there is no client of their own");
            });
            assertThat(deployment.client().getBucket("nothing-there").isExists())
                    .isFalse();
            deployment.lifecycle().stop();
        }
    }

    /** The start fails; what has been opened before is closed, though the container may tell nobody. */
    @Test
    void whatFailsAtItsStartIsClosed() {
        try (Node other = Node.start(CommandCountTest.Bean.class)) {
            Deployment deployment = deployment(other.container().getBeanManager());
            deployment.ownClient();
            assertThat(deployment.report()).isNull();
            deployment.open();
            LinkageError thrown = new LinkageError("their client");
            assertThatThrownBy(() -> deployment.lifecycle().start(() -> {
                        throw thrown;
                    }))
                    .isSameAs(thrown);
            deployment.lifecycle().start(() -> {
                throw new AssertionError("it has stopped");
            });
            assertThatThrownBy(deployment::client).isInstanceOf(IllegalStateException.class);
        }
    }

    private static Deployment deployment(BeanManager beans) {
        Settings settings = new Settings(new SmallRyeConfigBuilder()
                .withSources(
                        new PropertiesConfigSource(Map.of("rubric.redis.address", TestRedis.address()), "test", 100))
                .build());
        return new Deployment(settings, beans, Duration.ofMillis(50));
    }
}
