package io.rubric.examples.patterns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** 1. A pool of connections, set up in {@code microprofile-config.properties}; and the client itself, for whatever has no annotation. */
@ApplicationScoped
public class Connection {

    @Inject
    RedissonClient redis;

    /** GET of a text. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(
                redis.<String>getBucket(key, StringCodec.INSTANCE).get());
    }

    /** The same, and no thread waits. */
    public CompletionStage<Optional<String>> getLater(String key) {
        return redis.<String>getBucket(key, StringCodec.INSTANCE).getAsync().thenApply(Optional::ofNullable);
    }
}
