package io.rubric.impl.throttle;

import io.rubric.impl.testing.Topology;
import org.junit.jupiter.api.Nested;

class RandomCallsTest {

    @Nested
    class OfThisNode extends RandomCallsContract {
        OfThisNode() {
            super(Bench.local(), 300, 5_000);
        }
    }

    @Nested
    class OfTheScripts extends RandomCallsContract {
        OfTheScripts() {
            super(Bench.scripts(Topology.SINGLE), 15, 200);
        }
    }

    @Nested
    class OfTheServersClock extends RandomCallsContract {
        OfTheServersClock() {
            super(Bench.server(Topology.SINGLE), 1, 20);
        }
    }

    @Nested
    class OfACluster extends RandomCallsContract {
        OfACluster() {
            super(Bench.server(Topology.CLUSTER), 1, 20);
        }
    }
}
