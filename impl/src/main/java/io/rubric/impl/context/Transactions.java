package io.rubric.impl.context;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The transaction of the calling thread, where the container has transactions; else there is never one. */
public final class Transactions {

    private static final System.Logger LOG = System.getLogger(Transactions.class.getName());

    private volatile @Nullable Registry registry;

    /** What is asked of Redis after a commit. It never throws; the stage tells when it has been answered. */
    @FunctionalInterface
    public interface AfterCommit {
        CompletionStage<?> run();
    }

    /** What is done when a transaction has not been committed. It never throws and never waits. */
    @FunctionalInterface
    public interface Undone {
        /**
         * @param certain false if the container cannot say what has become of it
         */
        void run(boolean certain);
    }

    /** What ends with a transaction. It never throws and never waits. */
    public interface Participant {
        /** Asked before the commit; false if it must not be. */
        boolean mayCommit();

        /** It has been committed or not, and all else that was to be done then has been done. */
        void completed();
    }

    /** Finds the container's registry; called on a thread of the application. */
    public void start() {
        try {
            registry = Registry.find();
        } catch (LinkageError e) {
            registry = null; // no transactions here: Weld SE, Tomcat
        }
    }

    /** True if the calling thread is in a transaction. */
    public boolean isActive() {
        Registry current = registry;
        return current != null && current.isActive();
    }

    /** True if the calling thread is in a transaction that is not marked for rollback. */
    public boolean mayCommit() {
        Registry current = registry;
        return current != null && current.mayCommit();
    }

    /**
     * Runs the action after the calling thread's transaction has been committed, or never: when those of {@link #afterCommit} and those that were given here before it
     * have been answered. The thread that commits waits for all of them.
     *
     * @param bound how long it waits for this one; the longest of the transaction counts
     * @param otherwise run if the transaction is not committed, perhaps at once, on any thread
     */
    public void afterOthers(Duration bound, AfterCommit action, Undone otherwise) {
        current().afterCommit(bound, action, otherwise, true);
    }

    /**
     * Runs the action after the calling thread's transaction has been committed, or never; no action waits for another. The thread that commits waits for all of them.
     *
     * @param bound how long it waits for this one; the longest of the transaction counts
     * @param otherwise run if the transaction is not committed, perhaps at once, on any thread
     */
    public void afterCommit(Duration bound, AfterCommit action, Undone otherwise) {
        current().afterCommit(bound, action, otherwise, false);
    }

    /**
     * Binds something to the calling thread's transaction.
     *
     * @return false if there is none, or it can only be rolled back
     */
    public boolean join(Participant participant) {
        Registry current = registry;
        return current != null && current.join(participant);
    }

    /** Notes something for the rest of the calling thread's transaction. */
    public void mark(Object mark) {
        current().state().marks.add(mark);
    }

    /** What has been noted for the calling thread's transaction; nothing if it is in none. */
    public Set<Object> marks() {
        return isActive() ? current().state().marks : Set.of();
    }

    /** What a user of the calling thread's transaction keeps for the rest of it, made when it is first asked for. */
    public <T> T note(Class<T> kind, Supplier<T> first) {
        return kind.cast(current().state().notes.computeIfAbsent(kind, k -> first.get()));
    }

    private Registry current() {
        Registry current = registry;
        if (current == null) {
            throw new IllegalStateException("no transaction");
        }
        return current;
    }

    /** What belongs to one transaction. Only its own thread touches it, and the one that ends it: another one after a timeout. */
    private static final class State {

        final Set<Object> marks = new HashSet<>();
        final Map<Class<?>, Object> notes = new HashMap<>();
        final List<AfterCommit> ordered = new ArrayList<>();
        final List<AfterCommit> others = new ArrayList<>();
        final List<Undone> otherwise = new ArrayList<>();
        private final List<Participant> participants = new ArrayList<>();
        private boolean over;
        boolean registered;
        Duration orderedBound = Duration.ZERO;
        Duration othersBound = Duration.ZERO;

        /** False if it has ended meanwhile: nobody would be told. */
        synchronized boolean join(Participant participant) {
            return !over && participants.add(participant);
        }

        synchronized List<Participant> participants() {
            return List.copyOf(participants);
        }

        /** Nobody can join from now on. */
        synchronized List<Participant> end() {
            over = true;
            return participants();
        }

        /** First what has no order: whoever hears of an event must not find what its transaction has removed. */
        void committed() {
            List<CompletableFuture<?>> all = new ArrayList<>();
            others.forEach(action -> all.add(action.run().toCompletableFuture()));
            await(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)), othersBound);
            CompletionStage<?> last = CompletableFuture.completedFuture(null);
            for (AfterCommit action : ordered) { // what is sent at once may arrive in any order
                last = last.handle((answer, error) -> action.run()).thenCompose(stage -> stage);
            }
            await(last.toCompletableFuture(), orderedBound);
        }

        private static void await(CompletableFuture<?> answers, Duration bound) {
            try {
                answers.get(bound.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "Not all was answered after the commit",
                        e); // each action says so itself
            }
        }
    }

    /** Apart, so that the outer class loads where Jakarta Transactions is missing. */
    private record Registry(TransactionSynchronizationRegistry registry) {

        static @Nullable Registry find() {
            return Jndi.find("java:comp/TransactionSynchronizationRegistry", TransactionSynchronizationRegistry.class)
                    .map(Registry::new)
                    .orElse(null);
        }

        boolean isActive() {
            return switch (registry.getTransactionStatus()) {
                case Status.STATUS_ACTIVE, Status.STATUS_MARKED_ROLLBACK -> true;
                default -> false;
            };
        }

        boolean mayCommit() {
            return registry.getTransactionStatus() == Status.STATUS_ACTIVE;
        }

        void afterCommit(Duration bound, AfterCommit action, Undone otherwise, boolean ordered) {
            if (registry.getTransactionStatus() == Status.STATUS_MARKED_ROLLBACK) {
                otherwise.run(true); // it can only be rolled back, and takes no more synchronizations
                return;
            }
            State state = registered();
            (ordered ? state.ordered : state.others).add(action);
            state.otherwise.add(otherwise);
            if (ordered) {
                state.orderedBound = longer(bound, state.orderedBound);
            } else {
                state.othersBound = longer(bound, state.othersBound);
            }
        }

        boolean join(Participant participant) {
            if (!mayCommit()) {
                return false;
            }
            try {
                return registered().join(participant);
            } catch (IllegalStateException e) {
                return false; // it ended since, as by its timeout
            }
        }

        private State registered() {
            State state = state();
            if (!state.registered) {
                register(state); // one for all: containers call several in either order
                state.registered = true;
            }
            return state;
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) > 0 ? one : other;
        }

        private void register(State state) {
            registry.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    if (!state.participants().stream().allMatch(Participant::mayCommit)) {
                        registry.setRollbackOnly();
                    }
                }

                @Override
                public void afterCompletion(int status) {
                    try {
                        if (status == Status.STATUS_COMMITTED) {
                            state.committed();
                        } else {
                            state.otherwise.forEach(undone -> undone.run(status == Status.STATUS_ROLLEDBACK));
                        }
                    } finally { // an Error, too, must not keep what is bound to it for ever
                        state.end().forEach(Participant::completed);
                    }
                }
            });
        }

        State state() {
            State state = (State) registry.getResource(Transactions.class);
            if (state == null) {
                state = new State();
                registry.putResource(Transactions.class, state);
            }
            return state;
        }
    }
}
