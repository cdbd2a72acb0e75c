package io.rubric.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Whether what is measured does what it says; how fast it is belongs to -Pbenchmark. */
class BenchmarksTest {

    private static final Peers PEERS = new Peers();

    @BeforeAll
    static void open() {
        PEERS.open();
    }

    @AfterAll
    static void close() {
        PEERS.close();
    }

    @Test
    void everyPeerAllowsACall() {
        for (int key = 0; key < 16; key++) {
            assertNotNull(PEERS.get(key));
            assertTrue(PEERS.rubric(key));
            assertTrue(PEERS.rateLimiter(key));
            assertTrue(PEERS.bucket4j(key));
        }
    }

    @Test
    void everyBenchmarkRuns() throws Exception {
        OptionsBuilder options = new OptionsBuilder();
        options.include(ThrottleBenchmark.class.getName())
                .include(LockBenchmark.class.getName())
                .forks(0)
                .threads(1) // of several, JMH lets all but one sleep for a second at the end
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(50))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        assertEquals(
                8 + LockPeer.values().length, new Runner(options.build()).run().size());
    }
}
