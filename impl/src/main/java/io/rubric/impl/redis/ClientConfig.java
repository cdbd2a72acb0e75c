package io.rubric.impl.redis;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redisson.config.BaseConfig;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.ClusterServersConfig;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.redisson.config.ReadMode;
import org.redisson.config.SentinelServersConfig;
import org.redisson.config.SingleServerConfig;

/** The client's configuration from {@code rubric.redis.*}. */
final class ClientConfig {

    private static final String ADDRESS =
            "redis://host:port, rediss://host:port or host:port; the number of a database as rubric.redis.database";

    /** Host names as Docker makes them may have an underscore, which {@link java.net.URI} refuses. */
    private static final Pattern URI =
            Pattern.compile("(rediss?://)?([^/?#@]*@)?([\\w.-]+|\\[[0-9a-fA-F:.%]+]):(\\d{1,5})/?");

    /** Callbacks only hand over to the application's executor, so a few threads are enough for any load. */
    private static final int LISTENER_THREADS = 2;

    private static final int RETRIES = 3;
    private static final Duration RETRY_DELAY = Duration.ofMillis(200);

    private final Settings settings;
    private final Problems problems;

    ClientConfig(Settings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** Single server, sentinels or cluster, as the settings say; null if problems were added. */
    @Nullable
    Config of(List<String> addresses) {
        int before = problems.count();
        List<String> uris = addresses.stream()
                .map(address -> uri(address, addresses))
                .filter(Objects::nonNull)
                .toList();
        Config config = new Config();
        config.setThreads(LISTENER_THREADS);
        config.setNettyThreads(Math.max(2, 2 * Runtime.getRuntime().availableProcessors()));
        truststore(config);
        Optional<String> master = settings.text(Setting.REDIS_SENTINEL_MASTER);
        boolean cluster = settings.flag(Setting.REDIS_CLUSTER, problems);
        if (master.isPresent() && cluster) {
            problems.add(
                    Problem.CONFIGURATION_VALUE,
                    Setting.REDIS_CLUSTER.key(),
                    "a sentinel-master as well",
                    "one of the two");
        }
        if (problems.count() > before) {
            return null;
        }
        if (master.isPresent()) {
            sentinel(config.useSentinelServers(), uris, master.get());
        } else if (cluster) {
            cluster(config.useClusterServers(), uris);
        } else {
            single(config.useSingleServer(), uris);
        }
        settings.text(Setting.REDIS_USER).ifPresent(config::setUsername);
        settings.text(Setting.REDIS_PASSWORD).ifPresent(config::setPassword);
        return problems.count() == before ? config : null;
    }

    private void single(SingleServerConfig server, List<String> uris) {
        if (uris.size() != 1) {
            problems.add(
                    Problem.REDIS_ADDRESS,
                    Setting.REDIS_ADDRESS.key(),
                    uris.size() + " addresses",
                    "one address, or rubric.redis.cluster=true or rubric.redis.sentinel-master with them");
            return;
        }
        common(server);
        server.setAddress(uris.get(0))
                .setDatabase(settings.number(Setting.REDIS_DATABASE, problems))
                .setConnectionPoolSize(poolSize())
                .setConnectionMinimumIdleSize(minIdle());
    }

    private void sentinel(SentinelServersConfig servers, List<String> uris, String master) {
        replicated(servers);
        servers.setMasterName(master).setDatabase(settings.number(Setting.REDIS_DATABASE, problems));
        servers.setSentinelAddresses(uris);
    }

    private void cluster(ClusterServersConfig servers, List<String> uris) {
        replicated(servers);
        servers.setNodeAddresses(uris);
    }

    private void replicated(BaseMasterSlaveServersConfig<?> servers) {
        common(servers);
        // A replica may not have heard yet of what was removed or locked.
        servers.setReadMode(ReadMode.MASTER);
        servers.setMasterConnectionPoolSize(poolSize());
        servers.setMasterConnectionMinimumIdleSize(minIdle());
    }

    private int poolSize() {
        int size = settings.number(Setting.REDIS_POOL_SIZE, problems);
        if (size < 1) {
            problems.add(Problem.CONFIGURATION_VALUE, Setting.REDIS_POOL_SIZE.key(), "\"" + size + "\"", "1 or more");
        }
        return size;
    }

    /** Not more than the pool holds: a small pool alone is no mistake. */
    private int minIdle() {
        return Math.min(
                settings.number(Setting.REDIS_MIN_IDLE, problems), settings.number(Setting.REDIS_POOL_SIZE, problems));
    }

    private void common(BaseConfig<?> servers) {
        // Soon enough that what is wrong with an address or a password is said within the startup timeout.
        servers.setRetryAttempts(RETRIES);
        servers.setRetryDelay(new ConstantDelay(RETRY_DELAY));
        servers.setTimeout(millis(Setting.REDIS_TIMEOUT));
        servers.setConnectTimeout(millis(Setting.REDIS_CONNECT_TIMEOUT));
    }

    private int millis(Setting setting) {
        return (int)
                Math.min(Integer.MAX_VALUE, settings.duration(setting, problems).toMillis());
    }

    private void truststore(Config config) {
        settings.text(Setting.REDIS_TRUSTSTORE).ifPresent(name -> {
            File file = new File(name);
            if (file.isFile()) {
                config.setSslTruststore(url(file));
            } else {
                problems.add(
                        Problem.CONFIGURATION_VALUE,
                        Setting.REDIS_TRUSTSTORE.key(),
                        "\"" + name + "\"",
                        "the path of a file that is there");
            }
        });
        settings.text(Setting.REDIS_TRUSTSTORE_PASSWORD).ifPresent(config::setSslTruststorePassword);
    }

    private static URL url(File file) {
        try {
            return file.toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("every Java platform reads files", e);
        }
    }

    private @Nullable String uri(String address, List<String> all) {
        Matcher matcher = URI.matcher(address);
        if (matcher.matches() && isPort(matcher.group(4))) {
            boolean tls = settings.flag(Setting.REDIS_TLS, problems);
            return matcher.group(1) != null ? address : (tls ? "rediss://" : "redis://") + address;
        }
        String found = withoutSecret(address, String.join(",", all));
        problems.add(Problem.REDIS_ADDRESS, Setting.REDIS_ADDRESS.key(), "\"" + found + "\"", ADDRESS);
        return null;
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port > 0 && port <= 0xFFFF;
    }

    /** What stands before an @ may be a password, which a log must not have; one with a comma makes two addresses of one. */
    private static String withoutSecret(String address, String all) {
        return all.contains("@") ? all.replaceFirst("(?s)^(\\w+://)?.*@", "$1***@") : address;
    }
}
