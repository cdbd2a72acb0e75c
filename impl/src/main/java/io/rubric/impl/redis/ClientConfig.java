package io.rubric.impl.redis;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    private static final String ADDRESS = "redis://host:port, rediss://host:port or host:port";

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
        List<String> uris =
                addresses.stream().map(this::uri).filter(Objects::nonNull).toList();
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
                .setConnectionPoolSize(settings.number(Setting.REDIS_POOL_SIZE, problems))
                .setConnectionMinimumIdleSize(settings.number(Setting.REDIS_MIN_IDLE, problems));
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
        servers.setMasterConnectionPoolSize(settings.number(Setting.REDIS_POOL_SIZE, problems));
        servers.setMasterConnectionMinimumIdleSize(settings.number(Setting.REDIS_MIN_IDLE, problems));
    }

    private void common(BaseConfig<?> servers) {
        // Soon enough that what is wrong with an address or a password is said within the startup timeout.
        servers.setRetryAttempts(RETRIES);
        servers.setRetryDelay(new ConstantDelay(RETRY_DELAY));
        servers.setTimeout(
                (int) settings.duration(Setting.REDIS_TIMEOUT, problems).toMillis());
        servers.setConnectTimeout(
                (int) settings.duration(Setting.REDIS_CONNECT_TIMEOUT, problems).toMillis());
    }

    private void truststore(Config config) {
        settings.text(Setting.REDIS_TRUSTSTORE).ifPresent(file -> {
            try {
                URL url = Path.of(file).toUri().toURL();
                config.setSslTruststore(url);
            } catch (MalformedURLException | RuntimeException e) {
                problems.add(
                        Problem.CONFIGURATION_VALUE,
                        Setting.REDIS_TRUSTSTORE.key(),
                        "\"" + file + "\"",
                        "the path of a file");
            }
        });
        settings.text(Setting.REDIS_TRUSTSTORE_PASSWORD).ifPresent(config::setSslTruststorePassword);
    }

    private @Nullable String uri(String address) {
        boolean tls = settings.flag(Setting.REDIS_TLS, problems);
        String whole = address.contains("://") ? address : (tls ? "rediss://" : "redis://") + address;
        try {
            URI uri = new URI(whole);
            boolean known = "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme());
            if (known && uri.getHost() != null && uri.getPort() > 0) {
                return whole;
            }
        } catch (java.net.URISyntaxException e) {
            // said below, with all other ways to be wrong
        }
        problems.add(Problem.REDIS_ADDRESS, Setting.REDIS_ADDRESS.key(), "\"" + withoutSecret(address) + "\"", ADDRESS);
        return null;
    }

    /** What stands before an @ may be a password, which a log must not have. */
    private static String withoutSecret(String address) {
        return address.replaceFirst("(://)?[^/@]*@", "$1***@");
    }
}
