package io.rubric.tck.runner;

import io.rubric.redis.RedisServer;
import io.rubric.redis.RedisServerProvider;
import io.rubric.tck.TckProperty;
import java.util.ServiceLoader;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Around the whole run: a Redis, unless {@code tck.redis.address} names one, and the report. Found by {@link ServiceLoader}. */
public final class TckSession implements LauncherSessionListener {

    private final TckReport report = new TckReport();
    private RedisServer redis;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (TckProperty.REDIS_ADDRESS.value().isEmpty()) {
            redis = ServiceLoader.load(RedisServerProvider.class)
                    .findFirst()
                    .orElseThrow()
                    .start();
            System.setProperty(TckProperty.REDIS_ADDRESS.key(), redis.address());
        }
        session.getLauncher().registerTestExecutionListeners(report);
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        report.print(System.out);
        if (redis != null) {
            redis.close();
            System.clearProperty(TckProperty.REDIS_ADDRESS.key());
        }
    }
}
