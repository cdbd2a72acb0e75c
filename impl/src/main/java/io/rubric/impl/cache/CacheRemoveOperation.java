package io.rubric.impl.cache;

import io.rubric.cache.CachePredicate;
import io.rubric.impl.cache.Removing.Change;
import io.rubric.impl.context.Transactions;
import io.rubric.impl.method.Call;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Outcome;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Removes something before or after the method; in a transaction, after its commit. */
final class CacheRemoveOperation implements Operation {

    private final Method method;
    private final Function<@Nullable Object[], List<Change>> what;
    private final boolean afterInvocation;
    private final Exceptions despite;
    private final @Nullable Supplier<? extends CachePredicate> condition;
    private final Outcome outcome;
    private final BooleanSupplier joins;
    private final Transactions transactions;
    private final Removing removing;

    /**
     * @param what a call removes
     * @param despite exceptions of the method
     * @param joins whether the calling thread is in a transaction that the method's work belongs to
     */
    CacheRemoveOperation(
            Method method,
            Function<@Nullable Object[], List<Change>> what,
            boolean afterInvocation,
            Exceptions despite,
            @Nullable Supplier<? extends CachePredicate> condition,
            Outcome outcome,
            BooleanSupplier joins,
            Transactions transactions) {
        this.method = method;
        this.what = what;
        this.afterInvocation = afterInvocation;
        this.despite = despite;
        this.condition = condition;
        this.outcome = outcome;
        this.joins = joins;
        this.transactions = transactions;
        this.removing = new Removing(outcome);
    }

    @Override
    public @Nullable Object invoke(Call call) throws Exception {
        if (condition != null && !condition.get().test(method, call.arguments())) {
            return outcome.proceed(call);
        }
        List<Change> changes = what.apply(call.arguments());
        if (joins.getAsBoolean()) {
            return inTransaction(changes, call);
        }
        if (!afterInvocation) {
            return removing.now(changes, () -> outcome.proceed(call));
        }
        return outcome.proceed(call, (value, error) -> {
            if (error == null) {
                return removing.now(changes, () -> outcome.value(value));
            }
            return despite.has(error) ? removing.now(changes, () -> outcome.failure(error)) : outcome.failure(error);
        });
    }

    /** Asked on the caller's thread: the one that completes a stage is in no transaction. */
    private @Nullable Object inTransaction(List<Change> changes, Call call) throws Exception {
        CompletableFuture<Boolean> due = new CompletableFuture<>();
        changes.forEach(change -> change.region().pending(change.removal()));
        if (!afterInvocation) {
            due.complete(true); // whatever the method then does
        }
        transactions.afterCommit(
                Removing.bound(changes).multipliedBy(2), // each counts its own time
                () -> due.thenCompose(yes -> yes ? Removing.later(changes) : CompletableFuture.completedFuture(null)),
                certain -> Removing.undone(changes, certain));
        return outcome.proceed(call, (value, error) -> {
            due.complete(error == null || despite.has(error));
            return error == null ? outcome.value(value) : outcome.failure(error);
        });
    }
}
