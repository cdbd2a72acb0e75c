package io.rubric.impl.redis;

import java.time.Duration;

/** Listens to Redis until it is closed. To end it takes no longer than a moment, though Redis may not answer: what is left ends with the client. */
public final class Subscription implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Subscription.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Runnable end;

    /**
     * @param end unsubscribes, and may wait for Redis
     */
    public Subscription(Runnable end) {
        this.end = end;
    }

    @Override
    public void close() {
        Thread ending = new Thread(null, this::end, "rubric-unsubscribe", 0, false);
        ending.setDaemon(true);
        ending.start();
        try {
            ending.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        try {
            end.run();
        } catch (RuntimeException e) { // the client is closed next
            LOG.log(System.Logger.Level.DEBUG, "Unsubscribing failed", e);
        }
    }
}
