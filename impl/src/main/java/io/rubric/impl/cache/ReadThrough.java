package io.rubric.impl.cache;

import io.rubric.impl.method.Call;
import io.rubric.impl.method.Outcome;
import org.jspecify.annotations.Nullable;

/** Reads an entry, and loads it if there is none: what one method or loader of a cache shares among its calls. */
record ReadThrough(Region region, Keeping keeping, Outcome outcome) {

    /** Answers a call by what is stored, else by the load of another, else by its own. */
    @Nullable
    Object invoke(EntryId id, Call call) throws Exception {
        if (region.isPending(id) || region.loading().has(id.key())) {
            region.counters().misses.increment();
            return alone(call);
        }
        return new Attempt(this, id, call).look();
    }

    /** Calls the method, and stores nothing. */
    @Nullable
    Object alone(Call call) throws Exception {
        Counters counters = region.counters();
        counters.loads.increment();
        long began = region.now();
        return outcome.proceed(call, (value, error) -> {
            counters.loadNanos.add(region.now() - began);
            return error == null ? outcome.value(value) : outcome.failure(error);
        });
    }

    CachePolicy policy() {
        return keeping.policy();
    }
}
