package io.rubric.tck.arquillian;

import io.rubric.redis.RedisServer;
import io.rubric.redis.RedisServerProvider;
import io.rubric.tck.TckProperty;
import java.util.ServiceLoader;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;

/** The Redis of a run, unless {@code tck.redis.address} names one. */
final class TckRedis {

    private RedisServer server;

    void start(@Observes BeforeSuite event) {
        if (TckProperty.REDIS_ADDRESS.value().isEmpty()) {
            server = ServiceLoader.load(RedisServerProvider.class)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no Redis: set "
                            + TckProperty.REDIS_ADDRESS.key() + ", or add io.rubric:rubric-embedded to the tests"))
                    .start();
            System.setProperty(TckProperty.REDIS_ADDRESS.key(), server.address());
        }
    }

    void stop(@Observes AfterSuite event) {
        if (server != null) {
            server.close();
            System.clearProperty(TckProperty.REDIS_ADDRESS.key());
        }
    }
}
