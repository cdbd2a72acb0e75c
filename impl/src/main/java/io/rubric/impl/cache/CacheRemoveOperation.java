package io.rubric.impl.cache;

import io.rubric.cache.CacheException;
import io.rubric.impl.context.Transactions;
import io.rubric.impl.key.KeyTemplate;
import io.rubric.impl.method.Call;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Outcome;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
        if (afterInvocation) {
            return outcome.proceed(
                    call,
                    (value, error) -> error == null ? remove(key, () -> outcome.value(value)) : outcome.failure(error));
        }
        return remove(key, () -> outcome.proceed(call));
    }

    private @Nullable Object remove(String key, Callable<@Nullable Object> rest) throws Exception {
        if (transactions.isActive()) {
            transactions.mark(new PendingRemoval(cacheName, key));
            transactions.afterCommit(() -> removeCommitted(key));
            return rest.call();
        }
        return outcome.after(
                store.remove(key),
                timeout,
                (done, error) -> error == null ? rest.call() : outcome.failure(failed(key, error)));
    }

    /** The thread that commits waits, so that its caller never meets what the transaction has replaced. */
    private void removeCommitted(String key) {
        try {
            store.remove(key).toCompletableFuture().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.log(System.Logger.Level.ERROR, failed(key, e).getMessage(), e);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.ERROR, failed(key, e).getMessage(), e);
        }
    }

    private CacheException failed(String key, Throwable cause) {
        return new CacheException(
                "Entry " + key + " of cache \"" + cacheName
                        + "\" may not have been removed; it goes at the end of its time to live",
                cacheName,
                cause);
    }
}
