package io.rubric.benchmarks;

import io.rubric.embedded.EmbeddedRedis;
import io.rubric.redis.RedisServer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One lock that nobody else wants, taken and given back: each thread with a key of its own. */
@Fork(1)
@Threads(16)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 1)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class LockBenchmark {

    /** One peer, alone on its Redis. */
    @State(Scope.Benchmark)
    public static class Node {

        @Param
        LockPeer peer;

        private RedisServer redis;
        private Locking locks;

        @Setup(Level.Trial)
        public void open() {
            redis = EmbeddedRedis.start();
            locks = peer.connect(redis.address());
        }

        @TearDown(Level.Trial)
        public void close() {
            locks.close();
            redis.close();
        }
    }

    @Benchmark
    public void pair(Node node, ThrottleBenchmark.Own own, Blackhole hole) {
        node.locks.under(own.key, () -> hole.consume(own));
    }
}
