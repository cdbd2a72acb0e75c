package io.rubric.impl.context;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The transaction of the calling thread, where the container has transactions; else there is never one. */
public final class Transactions {

    private volatile @Nullable Registry registry;

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

    /** Runs the action after the calling thread's transaction has been committed, or never. */
    public void afterCommit(Runnable action) {
        current().afterCommit(action);
    }

    /** Notes something for the rest of the calling thread's transaction. */
    public void mark(Object mark) {
        current().marks().add(mark);
    }

    /** True if the calling thread is in a transaction that has this mark. */
    public boolean isMarked(Object mark) {
        return isActive() && current().marks().contains(mark);
    }

    private Registry current() {
        Registry current = registry;
        if (current == null) {
            throw new IllegalStateException("no transaction");
        }
        return current;
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

        void afterCommit(Runnable action) {
            if (registry.getTransactionStatus() == Status.STATUS_MARKED_ROLLBACK) {
                return; // it can only be rolled back, and takes no more synchronizations
            }
            registry.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    // nothing is done before the outcome is known
                }

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        action.run();
                    }
                }
            });
        }

        @SuppressWarnings("unchecked")
        Set<Object> marks() {
            Set<Object> marks = (Set<Object>) registry.getResource(Transactions.class);
            if (marks == null) {
                marks = new HashSet<>();
                registry.putResource(Transactions.class, marks);
            }
            return marks;
        }
    }
}
