package io.rubric.impl.cache;

import io.rubric.impl.method.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts values: a ticket first, then the value, or the removal of the entry where nobody can know whether the value is the newest. */
record Putting(Region region, Supplier<Keeping> keepings, Outcome outcome) {

    /** The entry is removed instead. */
    static final Content REMOVAL = new Content(new byte[0], Duration.ofMillis(1));

    /** One put of one entry. */
    record Ticket(EntryId id, String token, CompletionStage<byte[]> version) {
        /** True if Redis has given it: from then on whoever changes the entry disturbs this put. */
        boolean isThere() {
            CompletableFuture<byte[]> answer = version.toCompletableFuture();
            return answer.isDone() && !answer.isCompletedExceptionally();
        }
    }

    /** What is put, as it is stored; empty if the entry is removed instead. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(byte[] bytes, Duration ttl) {}

    Ticket begin(EntryId id) {
        String token = UUID.randomUUID().toString();
        CachePolicy policy = keeping().policy();
        return new Ticket(
                id,
                token,
                region.isWritable(id.key())
                        ? region.puts().ticket(id, token, policy.maxLoad(), policy.keep())
                        : CompletableFuture.failedFuture(region.readFailed(null)));
    }

    Content content(EntryId id, @Nullable Object[] arguments, @Nullable Object value) {
        return content(id, value, keeping().ttl(arguments, value));
    }

    Content content(EntryId id, @Nullable Object value, Duration ttl) {
        byte[] written = ttl.isZero() ? null : keeping().write(value);
        return written == null ? REMOVAL : new Content(Entry.write(id.groups(), written), ttl);
    }

    /** Ends a put whose ticket is there. */
    @Nullable
    Object now(Ticket ticket, byte[] version, Content content, Callable<@Nullable Object> rest) throws Exception {
        return answered(ticket.id(), send(ticket, version, content), content, rest);
    }

    /** Puts a value that is there already. */
    @Nullable
    Object atOnce(EntryId id, Content content, Callable<@Nullable Object> rest) throws Exception {
        if (!region.isWritable(id.key())) {
            return lost(id, null, rest);
        }
        region.flights().pass(new Removal.OfKey(id.key()));
        CompletionStage<Boolean> sent = region.puts()
                .put(id, content.bytes(), content.ttl(), keeping().policy().keep(content.ttl()));
        return answered(id, sent, content, rest);
    }

    private @Nullable Object answered(
            EntryId id, CompletionStage<Boolean> sent, Content content, Callable<@Nullable Object> rest)
            throws Exception {
        return outcome.after(sent, region.outages().timeout(), (stored, error) -> {
            if (stored == null) {
                boolean late = !sent.toCompletableFuture().isDone();
                if (late) { // it may yet be carried out, after the removal that makes up for it
                    sent.whenComplete((done, e) -> region.lost(new Removal.OfKey(id.key()), region.readFailed(e)));
                }
                return lost(id, error, rest);
            }
            count(content, stored);
            return rest.call();
        });
    }

    /** Ends a put that Redis has not answered: the entry is removed when it does. */
    @Nullable
    Object lost(EntryId id, @Nullable Throwable error, Callable<@Nullable Object> rest) throws Exception {
        Throwable reason = error != null ? error : region.readFailed(null);
        region.lost(new Removal.OfKey(id.key()), reason);
        return region.outages().failRemovals() ? outcome.failure(region.removalFailed(reason)) : rest.call();
    }

    /** Ends a put after a commit, when there is nobody to tell. */
    CompletionStage<?> later(Ticket ticket, Content content) {
        return region.bounded(ticket.version()
                        .thenCompose(version -> send(ticket, version, content))
                        .thenAccept(stored -> count(content, stored)))
                .handle((done, error) -> {
                    if (error != null) {
                        region.lost(new Removal.OfKey(ticket.id().key()), error);
                    }
                    return null;
                });
    }

    /**
     * The transaction has not been committed.
     *
     * @param certain false if nobody knows: then the entry is removed
     */
    void undone(Ticket ticket, boolean certain) {
        forget(ticket);
        if (!certain) {
            Removing.later(List.of(
                    new Removing.Change(region, new Removal.OfKey(ticket.id().key()))));
        }
    }

    /** The put has come to nothing. */
    void forget(Ticket ticket) {
        ticket.version().thenAccept(version -> region.puts().forget(ticket.id().key(), ticket.token()));
    }

    private CompletionStage<Boolean> send(Ticket ticket, byte[] version, Content content) {
        region.flights().pass(new Removal.OfKey(ticket.id().key()));
        return region.puts()
                .put(
                        ticket.id(),
                        ticket.token(),
                        version,
                        content.bytes(),
                        content.ttl(),
                        keeping().policy().keep(content.ttl()));
    }

    private Keeping keeping() {
        return keepings.get();
    }

    private void count(Content content, boolean stored) {
        if (!stored && content.bytes().length > 0) {
            region.counters().fencedFills.increment();
        }
    }
}
