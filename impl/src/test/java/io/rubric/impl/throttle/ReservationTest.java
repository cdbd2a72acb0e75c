package io.rubric.impl.throttle;

import io.rubric.impl.testing.Topology;
import org.junit.jupiter.api.Nested;

class ReservationTest {

    @Nested
    class OfThisNode extends ReservationContract {
        OfThisNode() {
            super(Bench.local());
        }
    }

    @Nested
    class OfTheScripts extends ReservationContract {
        OfTheScripts() {
            super(Bench.scripts(Topology.SINGLE));
        }
    }

    @Nested
    class OfTheServersClock extends ReservationContract {
        OfTheServersClock() {
            super(Bench.server(Topology.SINGLE));
        }
    }

    @Nested
    class OfACluster extends ReservationContract {
        OfACluster() {
            super(Bench.server(Topology.CLUSTER));
        }
    }
}
