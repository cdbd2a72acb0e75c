package io.rubric.impl.testing;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;

/** A registry as containers have it, with at most one transaction, which the test begins and ends. */
public final class TestTransaction implements TransactionSynchronizationRegistry {

    private static final ThreadLocal<TestTransaction> IN_NAMING = new ThreadLocal<>();

    private final Map<Object, Object> resources = new HashMap<>();
    private final List<Synchronization> synchronizations = new ArrayList<>();
    private int status = Status.STATUS_NO_TRANSACTION;

    /** Makes it what the calling thread finds in the container's naming context while the action runs. */
    public void during(Runnable action) {
        IN_NAMING.set(this);
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Naming.class.getName());
        try {
            action.run();
        } finally {
            System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
            IN_NAMING.remove();
        }
    }

    public void begin() {
        status = Status.STATUS_ACTIVE;
    }

    /**
     * Ends the transaction; what was registered is told, and the next one begins without it.
     *
     * @param wanted a commit becomes a rollback if it is marked for that, also by one that is asked before
     * @return what it became
     */
    public int end(int wanted) {
        if (wanted == Status.STATUS_COMMITTED && status == Status.STATUS_ACTIVE) {
            List.copyOf(synchronizations).forEach(Synchronization::beforeCompletion);
        }
        int outcome = status == Status.STATUS_MARKED_ROLLBACK ? Status.STATUS_ROLLEDBACK : wanted;
        status = outcome;
        List.copyOf(synchronizations).forEach(one -> one.afterCompletion(outcome));
        synchronizations.clear();
        resources.clear();
        status = Status.STATUS_NO_TRANSACTION;
        return outcome;
    }

    public int registered() {
        return synchronizations.size();
    }

    @Override
    public Object getTransactionKey() {
        return status == Status.STATUS_NO_TRANSACTION ? null : this;
    }

    @Override
    public void putResource(Object key, Object value) {
        inTransaction();
        resources.put(key, value);
    }

    @Override
    public Object getResource(Object key) {
        inTransaction();
        return resources.get(key);
    }

    @Override
    public void registerInterposedSynchronization(Synchronization sync) {
        if (status != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("status " + status);
        }
        synchronizations.add(sync);
    }

    @Override
    public int getTransactionStatus() {
        return status;
    }

    @Override
    public void setRollbackOnly() {
        inTransaction();
        status = Status.STATUS_MARKED_ROLLBACK;
    }

    @Override
    public boolean getRollbackOnly() {
        return status == Status.STATUS_MARKED_ROLLBACK;
    }

    private void inTransaction() {
        if (status == Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("no transaction");
        }
    }

    /** The naming context of a container, with one name. */
    public static final class Naming implements InitialContextFactory {
        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
            return new InitialContext(true) {
                @Override
                public Object lookup(String name) throws NamingException {
                    if (name.equals("java:comp/TransactionSynchronizationRegistry") && IN_NAMING.get() != null) {
                        return IN_NAMING.get();
                    }
                    throw new NameNotFoundException(name);
                }
            };
        }
    }
}
