package io.rubric.impl.cache;

import io.rubric.cache.CacheException;
import io.rubric.impl.context.Transactions;
import io.rubric.impl.key.KeyTemplate;
import io.rubric.impl.method.Call;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Outcome;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Removes an entry before or after the method; in a transaction, after its commit. */
final class CacheRemoveOperation implements Operation {

    private static final System.Logger LOG = System.getLogger(CacheRemoveOperation.class.getName());

    private final String cacheName;
    private final KeyTemplate template;
    private final boolean afterInvocation;
    private final Duration timeout;
    private final CacheStore store;
    private final Outcome outcome;
    private final Transactions transactions;

    CacheRemoveOperation(
            CacheRemoveBinding binding,
            Duration timeout,
            CacheStore store,
            Outcome outcome,
            Transactions transactions) {
        this.cacheName = binding.cacheName();
        this.template = binding.key();
        this.afterInvocation = binding.afterInvocation();
        this.timeout = timeout;
        this.store = store;
        this.outcome = outcome;
        this.transactions = transactions;
    }

    @Override
    public @Nullable Object invoke(Call call) throws Exception {
        String key = template.render(call.arguments());
        if (transactions.isActive()) {
            return inTransaction(key, call);
        }
        if (afterInvocation) {
            return outcome.proceed(
                    call,
                    (value, error) -> error == null ? remove(key, () -> outcome.value(value)) : outcome.failure(error));
        }
        return remove(key, () -> outcome.proceed(call));
    }

    /** Asked on the caller's thread: the one that completes a stage is in no transaction. */
    private @Nullable Object inTransaction(String key, Call call) throws Exception {
        CompletableFuture<Void> invoked = new CompletableFuture<>();
        transactions.mark(new PendingRemoval(cacheName, key));
        if (!afterInvocation) {
            invoked.complete(null); // whatever the method then does
        }
        transactions.afterCommit(
                timeout,
                () -> invoked.handle((done, error) -> error == null)
                        .thenCompose(due -> due ? removeCommitted(key) : CompletableFuture.completedFuture(null)));
        return outcome.proceed(call, (value, error) -> {
            if (error == null) {
                invoked.complete(null);
                return outcome.value(value);
            }
            invoked.completeExceptionally(error);
            return outcome.failure(error);
        });
    }

    private @Nullable Object remove(String key, Callable<@Nullable Object> rest) throws Exception {
        return outcome.after(
                store.remove(key),
                timeout,
                (done, error) -> error == null ? rest.call() : outcome.failure(failed(key, error)));
    }

    private CompletionStage<?> removeCommitted(String key) {
        return store.remove(key).whenComplete((done, error) -> {
            if (error != null) { // the caller has its commit; there is nobody else to tell
                LOG.log(System.Logger.Level.ERROR, failed(key, error).getMessage(), error);
            }
        });
    }

    private CacheException failed(String key, Throwable cause) {
        return new CacheException(
                "Entry " + key + " of cache \"" + cacheName
                        + "\" may not have been removed; it goes at the end of its time to live",
                cacheName,
                cause);
    }
}
