package io.rubric.benchmarks;

import java.util.function.IntConsumer;

/** How much processor time of Redis a call costs, in that of a bare {@code GET}: a number that the other load of the machine hardly changes. */
final class RedisCost {

    private static final int THREADS = 16;
    private static final int CALLS = 10_000;

    private RedisCost() {}

    static void print() throws Exception {
        Peers peers = new Peers();
        peers.open();
        try {
            measure(peers, peers::get); // to warm up
            measure(peers, peers::rubric);
            double get = measure(peers, peers::get);
            System.out.printf(
                    "%nProcessor time of Redis for a call of 16 threads, in that of a GET (%.1f us)%n", get * 1e6);
            printWithGoal("rubric, own keys", measure(peers, peers::rubric) / get);
            printWithGoal("rubric, one key", measure(peers, key -> peers.rubric(0)) / get);
            print("RRateLimiter", measure(peers, peers::rateLimiter) / get, "");
            print("Bucket4j, own keys", measure(peers, peers::bucket4j) / get, "");
            print("Bucket4j, one key", measure(peers, key -> peers.bucket4j(0)) / get, "");
        } finally {
            peers.close();
        }
    }

    private static void printWithGoal(String what, double ratio) {
        print(what, ratio, Goal.most(1.5).verdict(ratio));
    }

    private static void print(String what, double ratio, String goal) {
        System.out.printf("%-20s %6.2f %s%n", what, ratio, goal);
    }

    private static double measure(Peers peers, IntConsumer call) throws Exception {
        double before = peers.redisSeconds();
        Load.run(THREADS, key -> {
            for (int n = 0; n < CALLS; n++) {
                call.accept(key);
            }
        });
        return (peers.redisSeconds() - before) / (THREADS * CALLS);
    }
}
