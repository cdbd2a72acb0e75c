package io.rubric.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/** One allowed call: each thread with a key of its own, and all with one. */
@Fork(1)
@Threads(16)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 1)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ThrottleBenchmark {

    private static final int HOT = 0;

    /** The key of a thread. */
    @State(Scope.Thread)
    public static class Own {

        int key;

        @Setup
        public void number(ThreadParams threads) {
            key = threads.getThreadIndex();
        }
    }

    @Benchmark
    public Object getSpread(Peers peers, Own own) {
        return peers.get(own.key);
    }

    @Benchmark
    public Object getHot(Peers peers) {
        return peers.get(HOT);
    }

    @Benchmark
    public boolean rubricSpread(Peers peers, Own own) {
        return peers.rubric(own.key);
    }

    @Benchmark
    public boolean rubricHot(Peers peers) {
        return peers.rubric(HOT);
    }

    @Benchmark
    public boolean rateLimiterSpread(Peers peers, Own own) {
        return peers.rateLimiter(own.key);
    }

    @Benchmark
    public boolean rateLimiterHot(Peers peers) {
        return peers.rateLimiter(HOT);
    }

    @Benchmark
    public boolean bucket4jSpread(Peers peers, Own own) {
        return peers.bucket4j(own.key);
    }

    @Benchmark
    public boolean bucket4jHot(Peers peers) {
        return peers.bucket4j(HOT);
    }
}
