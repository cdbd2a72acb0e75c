package io.rubric.impl.lock.violence;

import io.rubric.embedded.EmbeddedRedis;
import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.Topology;
import io.rubric.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes of many threads that count under one lock a key, while they are killed, stopped and cut off.
 *
 * @param faults what was done to them
 * @param findings what became of it
 */
record Violence(Plan plan, Faults faults, Findings findings) {

    /** Longer than any healthy machine needs. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Within this time after the last fault each thread has counted, and then each process has ended. */
    private static final Duration CALM = Duration.ofSeconds(30);

    /**
     * @param directory for what the processes write
     */
    static Violence run(Plan plan, Path directory) throws IOException, SQLException, InterruptedException {
        String prefix = Node.randomPrefix();
        try (RedisServer redis = EmbeddedRedis.start();
                Ledger ledger = Ledger.open(prefix);
                Crew crew = Crew.start(plan, redis.address(), prefix, ledger.url(), directory)) {
            await(PATIENCE, crew::isReady);
            Faults faults = new Faults(crew, redis.address(), plan.seed());
            if (plan.faults()) {
                faults.during(plan.time());
            } else {
                Topology.hold(plan.time());
            }
            List<String> stuck = new ArrayList<>(calm(plan, crew));
            stuck.addAll(crew.finish(System.nanoTime() + CALM.toNanos()));
            Findings findings = Findings.of(crew.calls(), crew.fates(), ledger.rows(), ledger.counters(), stuck);
            return new Violence(plan, faults, findings);
        }
    }

    /** Who has not counted after the last fault. */
    private static List<String> calm(Plan plan, Crew crew) throws IOException {
        await(PATIENCE, () -> crew.isReady() && crew.present().stream().noneMatch(Child::isStopped));
        long since = System.nanoTime();
        await(CALM, () -> missing(plan, crew, since).isEmpty());
        return missing(plan, crew, since).stream()
                .map(who -> who + " did not go on")
                .toList();
    }

    private static List<String> missing(Plan plan, Crew crew, long since) throws IOException {
        List<Integer> present = crew.present().stream().map(Child::number).toList();
        return Progress.since(since, crew.calls()).missing(present, plan.threads());
    }

    private static void await(Duration time, Condition condition) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.holds() && System.nanoTime() < end) {
            Topology.hold(Duration.ofMillis(50));
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException;
    }

    @Override
    public String toString() {
        return "violence: " + plan.time().toSeconds() + " s (seed " + plan.seed() + "), " + plan.processes()
                + " processes x " + plan.threads() + " threads; faults: " + faults + "; " + findings;
    }
}
