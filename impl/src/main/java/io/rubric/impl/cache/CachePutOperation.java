package io.rubric.impl.cache;

import io.rubric.cache.CachePredicate;
import io.rubric.impl.cache.Putting.Ticket;
import io.rubric.impl.context.Transactions;
import io.rubric.impl.method.Call;
import io.rubric.impl.method.Operation;
import io.rubric.impl.method.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts a parameter or the result, before or after the method; in a transaction, after its commit. */
final class CachePutOperation implements Operation {

    /** The value is what the method returns. */
    static final int RESULT = -1;

    private final Naming naming;
    private final int value;
    private final boolean afterInvocation;
    private final @Nullable Supplier<? extends CachePredicate> condition;
    private final BooleanSupplier joins;
    private final Putting putting;
    private final Outcome outcome;
    private final Transactions transactions;
    private final Duration timeout;

    /**
     * @param value the parameter that is put, or {@link #RESULT}
     * @param joins whether the calling thread is in a transaction that the method's work belongs to
     */
    CachePutOperation(
            Naming naming,
            int value,
            boolean afterInvocation,
            @Nullable Supplier<? extends CachePredicate> condition,
            BooleanSupplier joins,
            Putting putting) {
        this.naming = naming;
        this.value = value;
        this.afterInvocation = afterInvocation;
        this.condition = condition;
        this.joins = joins;
        this.putting = putting;
        this.outcome = putting.outcome();
        this.transactions = putting.region().transactions();
        this.timeout = putting.region().outages().timeout();
    }

    @Override
    public @Nullable Object invoke(Call call) throws Exception {
        if (condition != null && !condition.get().test(naming.method(), call.arguments())) {
            return outcome.proceed(call);
        }
        EntryId id = naming.of(call.arguments());
        if (joins.getAsBoolean()) {
            return inTransaction(putting.begin(id), call);
        }
        if (!afterInvocation) {
            return putting.atOnce(id, content(id, call, null), () -> outcome.proceed(call));
        }
        Ticket ticket = putting.begin(id);
        return outcome.after(
                ticket.version(),
                timeout,
                (version, error) -> outcome.proceed(call, (result, thrown) -> {
                    if (thrown == null && version != null) {
                        return putting.now(ticket, version, due(ticket, call, result), () -> outcome.value(result));
                    }
                    putting.forget(ticket);
                    return thrown == null
                            ? putting.lost(id, error, () -> outcome.value(result))
                            : outcome.failure(thrown);
                }));
    }

    /** Asked on the caller's thread. The ticket must be there when the method ends, which is before the commit: else others would not disturb the put. */
    private @Nullable Object inTransaction(Ticket ticket, Call call) throws Exception {
        putting.region().pending(new Removal.OfKey(ticket.id().key()));
        CompletableFuture<Putting.@Nullable Content> due = new CompletableFuture<>();
        transactions.afterCommit(
                timeout.multipliedBy(2), // it counts its own time
                () -> due.thenCompose(content -> {
                    if (content == null) {
                        putting.forget(ticket);
                        return CompletableFuture.completedFuture(null);
                    }
                    return putting.later(ticket, content);
                }),
                certain -> putting.undone(ticket, certain));
        Putting.Content early = afterInvocation ? null : content(ticket.id(), call, null);
        return outcome.proceed(call, (result, thrown) -> {
            Putting.Content put;
            try {
                put = afterInvocation && thrown == null ? content(ticket.id(), call, result) : early;
            } catch (RuntimeException | Error e) { // the application's own decisions
                due.complete(null);
                throw e;
            }
            if (put == null) {
                due.complete(null);
                return ended(result, thrown);
            }
            return outcome.after(ticket.version(), timeout, (version, error) -> {
                due.complete(version == null ? Putting.REMOVAL : put);
                return ended(result, thrown);
            });
        });
    }

    private @Nullable Object ended(@Nullable Object result, @Nullable Throwable thrown) throws Exception {
        return thrown == null ? outcome.value(result) : outcome.failure(thrown);
    }

    /** What is put, or else the ticket goes: the application's own decisions may throw. */
    private Putting.Content due(Ticket ticket, Call call, @Nullable Object result) {
        try {
            return content(ticket.id(), call, result);
        } catch (RuntimeException | Error e) {
            putting.forget(ticket);
            throw e;
        }
    }

    private Putting.Content content(EntryId id, Call call, @Nullable Object result) {
        return putting.content(id, call.arguments(), value == RESULT ? result : call.arguments()[value]);
    }
}
