package io.rubric.impl.lock;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Values that are kept with the token of whoever wrote them. */
interface FenceStore {

    /**
     * Writes a value unless it was written with a greater token. Writing twice is writing once.
     *
     * @param ttl how long value and token are kept, null for ever
     * @return the greater token; empty if the value was written
     */
    CompletionStage<OptionalLong> set(String key, String value, long token, @Nullable Duration ttl);

    CompletionStage<Optional<String>> get(String key);
}
