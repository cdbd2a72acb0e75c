package io.rubric.benchmarks.payara.app;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Events to the other node and one back: so a time is taken with one clock. */
abstract class Wire {

    private final AtomicInteger came = new AtomicInteger();
    private final Semaphore answers = new Semaphore(0);

    /** To the other node. */
    abstract void there(Shot shot);

    /** An answer. */
    abstract void back(Shot shot);

    /** Answers the last of a batch; called where it has come to. */
    final void came(Shot shot) {
        if (came.incrementAndGet() == shot.batch()) {
            came.set(0);
            back(shot);
        }
    }

    /** Called where the answer has come to. */
    final void answered() {
        answers.release();
    }

    /**
     * Fires a batch.
     *
     * @return nanoseconds until all have been observed and the answer to the last is here
     */
    final long fire(int batch, long patienceSeconds) throws InterruptedException {
        answers.drainPermits();
        long began = System.nanoTime();
        for (int i = 0; i < batch; i++) {
            there(Shot.number(i, batch));
        }
        if (!answers.tryAcquire(patienceSeconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no answer to " + batch + " events");
        }
        return System.nanoTime() - began;
    }
}
