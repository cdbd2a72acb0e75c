package io.rubric.impl.cache;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Leases for which nobody has waited long enough. */
final class Tokens {

    private Tokens() {}

    /** Gives a lease back that may be granted yet: when that is known, or when it is known that nobody will tell. */
    static void giveBack(CacheStore store, String key, String token, CompletionStage<CacheStore.Lease> answer) {
        answer.whenComplete((lease, error) -> {
            if (error != null || lease.outcome() == CacheStore.Lease.Outcome.GRANTED) {
                store.release(List.of(new CacheStore.Held(key, token.getBytes(StandardCharsets.UTF_8))));
            }
        });
    }
}
