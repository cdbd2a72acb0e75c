package io.rubric.embedded;

import io.rubric.RubricException;
import io.rubric.redis.RedisServer;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Starts a server process and waits until it accepts connections. */
final class Launcher {

    private static final System.Logger LOG = System.getLogger("io.rubric.embedded");

    /** More than one, because a port that was free when it was found may be taken when it is used. */
    private static final int ATTEMPTS = 5;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long POLL_MILLIS = 2;

    private final IntSupplier ports;

    Launcher(IntSupplier ports) {
        this.ports = ports;
    }

    RedisServer start(String... options) {
        ServerBinary binary = ServerBinary.ofThisMachine();
        String output = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ports.getAsInt();
            ServerProcess server = ServerProcess.start(ServerDirectory.create(binary), port, options);
            if (isReady(server)) {
                announce(server);
                return server;
            }
            output = server.output();
            server.close();
        }
        throw failure("it ended at once, " + ATTEMPTS + " times", output);
    }

    /** False if the server ended by itself. */
    private static boolean isReady(ServerProcess server) {
        long start = System.nanoTime();
        try {
            while (System.nanoTime() - start < PATIENCE_NANOS) {
                if (server.acceptsConnections()) {
                    return true;
                }
                if (server.hasEndedWithin(POLL_MILLIS)) {
                    return false;
                }
            }
        } catch (InterruptedException e) {
            server.close();
            Thread.currentThread().interrupt();
            throw failure("the thread that started it was interrupted", e);
        }
        String output = server.output();
        server.close();
        throw failure("it was not ready within 10 seconds", output);
    }

    private static void announce(ServerProcess server) {
        LOG.log(
                System.Logger.Level.INFO,
                "Private Redis {0} for development and tests at {1} (pid {2}). Its data are gone when the application stops.",
                ServerBinary.VERSION,
                server.address(),
                Long.toString(server.pid()));
    }

    static RubricException failure(String reason, Exception cause) {
        return new RubricException(message(reason), cause);
    }

    private static RubricException failure(String reason, String output) {
        return new RubricException(message(reason) + ". It said:\n" + output.strip());
    }

    private static String message(String reason) {
        return "The embedded Redis does not start: " + reason + ". " + ServerBinary.WAY_OUT;
    }
}
