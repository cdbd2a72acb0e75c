package io.rubric.impl.lock.violence;

import io.rubric.impl.testing.Node;
import io.rubric.lock.FencingGuard;
import io.rubric.lock.LockLostException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One process: a node of the application, whose threads count until they are told to stop. It ends with the process that has started it. */
final class Worker {

    private final Orders orders;
    private final Journal journal;
    private final Counter counter;
    private final FencingGuard guard;
    private final AtomicLong calls = new AtomicLong();
    private volatile boolean stop;

    private Worker(Orders orders, Journal journal, Counter counter, FencingGuard guard) {
        this.orders = orders;
        this.journal = journal;
        this.counter = counter;
        this.guard = guard;
    }

    public static void main(String... arguments) throws Exception {
        Orders orders = Orders.of(arguments);
        Map<String, String> configuration = Map.of(
                "rubric.redis.address",
                orders.redis(),
                "rubric.prefix",
                orders.prefix(),
                "rubric.redis.on-startup", // connections are cut then as well
                "warn");
        try (Node node = Node.startWith(configuration, Counter.class)) {
            new Worker(orders, new Journal(orders.journal()), node.get(Counter.class), node.get(FencingGuard.class))
                    .work();
        }
        Runtime.getRuntime().exit(0);
    }

    private void work() throws InterruptedException {
        Thread[] threads = new Thread[orders.threads()];
        for (int i = 0; i < threads.length; i++) {
            int number = i;
            threads[i] = new Thread(() -> count(number), "counting-" + number);
            threads[i].start();
        }
        journal.ready();
        Thread listener = new Thread(this::listen, "listening");
        listener.setDaemon(true);
        listener.start();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** One character: stop. The end of the stream: whoever started this process is gone. */
    private void listen() {
        try {
            while (System.in.read() >= 0) {
                stop = true;
            }
        } catch (IOException e) {
            // gone as well
        }
        Runtime.getRuntime().halt(1);
    }

    private void count(int thread) {
        try (Connection connection = DriverManager.getConnection(orders.database(), "sa", "")) {
            connection.setAutoCommit(false);
            while (!stop) {
                long call = calls.incrementAndGet();
                String key = Ledger.KEYS.get(ThreadLocalRandom.current().nextInt(Ledger.KEYS.size()));
                journal.end(call, thread, call(call, key, connection));
            }
        } catch (SQLException e) {
            journal.end(calls.incrementAndGet(), thread, describe(e));
        }
    }

    private String call(long call, String key, Connection connection) {
        Counter.Visit visit = (token, valid) -> visit(call, key, token, valid, connection);
        try {
            if (orders.locked()) {
                counter.locked(key, visit);
            } else {
                counter.unlocked(key, visit);
            }
            return Journal.FINE;
        } catch (SQLException | RuntimeException e) {
            return describe(e);
        }
    }

    private void visit(long call, String key, long token, BooleanSupplier valid, Connection connection)
            throws SQLException {
        journal.enter(call, key, token);
        try {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(1_000_000));
            write(key, token, connection);
        } finally {
            long now = System.nanoTime();
            journal.leave(call, now, valid.getAsBoolean());
        }
    }

    private void write(String key, long token, Connection connection) throws SQLException {
        try {
            if (orders.guarded()) {
                guard.admit(connection, key, token);
            }
            Ledger.count(connection, key, token, orders.process());
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private static String describe(Exception e) {
        boolean lost = Arrays.stream(e.getSuppressed()).anyMatch(LockLostException.class::isInstance);
        return e.getClass().getSimpleName() + (lost ? "+LockLostException " : " ") + e.getMessage();
    }
}
