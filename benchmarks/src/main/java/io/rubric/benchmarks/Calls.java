package io.rubric.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** What JMH calls: the contender whose turn it is, which stays connected between its turns. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Calls {

    static final AtomicReference<Contender> CALLED = new AtomicReference<>();

    /** A thread that calls. */
    @State(Scope.Thread)
    public static class Caller {

        private Contender contender;
        private int number;

        @Setup
        public void begin(ThreadParams threads) {
            contender = CALLED.get();
            number = threads.getThreadIndex();
        }
    }

    @Benchmark
    public Object call(Caller caller) throws Exception {
        return caller.contender.call(caller.number);
    }
}
