package io.rubric.impl.redis;

import io.rubric.RubricException;
import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import io.rubric.redis.RedisServer;
import io.rubric.redis.RedisServerProvider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/**
 * Where Redis is and what to do while it is away, checked at deployment.
 *
 * @param config for the client; null if the application brings its own, or if the server is embedded
 * @param embedded starts the server; null if there is an address
 * @param mustAnswer whether a Redis that does not answer at startup fails the deployment
 * @param startupTimeout how long it may take to answer
 */
public record RedisSettings(
        @Nullable Config config, @Nullable RedisServerProvider embedded, boolean mustAnswer, Duration startupTimeout) {

    private static final String EMBEDDED = "embedded";
    private static final String WAYS =
            "rubric.redis.address=redis://host:port; or rubric.redis.address=embedded and the module"
                    + " rubric-embedded, for development; or rubric.redis.config-file; or a bean of type RedissonClient";

    /**
     * @param own whether the application has a {@code RedissonClient} bean
     */
    public static RedisSettings read(Settings settings, boolean own, Problems problems) {
        boolean mustAnswer =
                settings.value(Setting.REDIS_ON_STARTUP, RedisSettings::parseOnStartup, "fail or warn", problems);
        Duration startupTimeout = settings.duration(Setting.REDIS_STARTUP_TIMEOUT, problems);
        Optional<String> file = settings.text(Setting.REDIS_CONFIG_FILE);
        Optional<String> address = settings.text(Setting.REDIS_ADDRESS);
        Config config = null;
        RedisServerProvider provider = null;
        if (own) {
            // theirs, as it is
        } else if (file.isPresent()) {
            config = ConfigFile.read(file.get(), problems);
        } else if (address.isEmpty()) {
            problems.add(Problem.REDIS_ADDRESS_MISSING, Setting.REDIS_ADDRESS.key(), "nothing", WAYS);
        } else if (address.get().equals(EMBEDDED)) {
            provider = provider(problems);
        } else {
            List<String> addresses = List.of(address.get().split("\\s*,\\s*"));
            config = new ClientConfig(settings, problems).of(addresses);
            checkTls(settings, addresses, problems);
        }
        return new RedisSettings(config, provider, mustAnswer, startupTimeout);
    }

    /** Starts the embedded server, if that is what the address asks for. */
    @Nullable
    RedisServer startServer() {
        return embedded == null ? null : embedded.start();
    }

    /** Makes the client. It connects with its first command. */
    RedissonClient create(@Nullable RedisServer server, Settings settings, JsonCodec json) {
        Config chosen = config;
        if (server != null) {
            Problems problems = new Problems();
            chosen = new ClientConfig(settings, problems).of(List.of(server.address()));
        }
        if (chosen == null) {
            throw new IllegalStateException("the application has a client of its own");
        }
        if (chosen.getCodec() == null) { // Redisson's own lets the bytes in Redis choose a class
            chosen.setCodec(FormCodec.untyped(json));
        }
        try {
            return Redisson.create(chosen.setLazyInitialization(true));
        } catch (IllegalArgumentException e) { // what Redisson checks here, and not when it reads a file
            Problems problems = new Problems();
            String found = String.valueOf(e.getMessage());
            settings.text(Setting.REDIS_CONFIG_FILE)
                    .ifPresentOrElse(
                            file -> ConfigFile.problem(file, found, problems),
                            () -> problems.add(
                                    Problem.CONFIGURATION_VALUE,
                                    "rubric.redis.*",
                                    found,
                                    "values that Redisson takes, as docs/configuration.md has them"));
            RubricException report = problems.report();
            report.initCause(e);
            throw report;
        }
    }

    /** Nobody who asks for TLS may get a connection without it, and send the password there. */
    private static void checkTls(Settings settings, List<String> addresses, Problems problems) {
        boolean tls = settings.flag(Setting.REDIS_TLS, problems);
        if (tls && addresses.stream().anyMatch(address -> address.startsWith("redis://"))) {
            problems.add(
                    Problem.REDIS_ADDRESS,
                    Setting.REDIS_TLS.key(),
                    "\"true\" with an address that begins with redis://",
                    "rediss:// before the address, or no scheme");
        }
    }

    private static @Nullable RedisServerProvider provider(Problems problems) {
        Optional<RedisServerProvider> provider = ServiceLoader.load(
                        RedisServerProvider.class, RedisSettings.class.getClassLoader())
                .findFirst();
        if (provider.isEmpty()) {
            problems.add(
                    Problem.REDIS_EMBEDDED,
                    Setting.REDIS_ADDRESS.key(),
                    "\"embedded\" without the module rubric-embedded in the application",
                    "the dependency io.rubric:rubric-embedded, or " + WAYS);
        }
        return provider.orElse(null);
    }

    private static Optional<Boolean> parseOnStartup(String text) {
        return switch (text) {
            case "fail" -> Optional.of(true);
            case "warn" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static RubricException embeddedFailed(RuntimeException cause) {
        Problems problems = new Problems();
        problems.add(Problem.REDIS_EMBEDDED, Setting.REDIS_ADDRESS.key(), String.valueOf(cause.getMessage()), WAYS);
        RubricException report = problems.report();
        report.initCause(cause);
        return report;
    }
}
