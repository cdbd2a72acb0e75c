package io.rubric.benchmarks.event;

import io.rubric.benchmarks.Load;

/**
 * Many events, fired as fast as may be.
 *
 * @param taken events a second, until Redis has taken the last
 * @param handled events a second, until the other node has handled the last
 */
record EventRun(double taken, double handled) {

    static EventRun of(Eventing peer, int threads, int events) throws Exception {
        Inbox inbox = peer.inbox();
        int each = events / threads;
        long all = inbox.size() + (long) threads * each;
        inbox.expect(all);
        long began = System.nanoTime();
        Load.run(threads, thread -> {
            for (int i = 0; i < each; i++) {
                peer.publish(Placed.number(i));
            }
        });
        peer.awaitTaken(all);
        long taken = System.nanoTime();
        long handled = inbox.await();
        double count = 1e9 * threads * each;
        return new EventRun(count / (taken - began), count / (handled - began));
    }
}
