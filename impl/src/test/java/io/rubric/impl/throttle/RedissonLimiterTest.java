package io.rubric.impl.throttle;

import io.rubric.impl.testing.Topology;
import org.junit.jupiter.api.Nested;

class RedissonLimiterTest {

    @Nested
    class OnOneServer extends LimiterContract {
        OnOneServer() {
            super(Bench.server(Topology.SINGLE));
        }
    }

    @Nested
    class OnACluster extends LimiterContract {
        OnACluster() {
            super(Bench.server(Topology.CLUSTER));
        }
    }

    @Nested
    class OnAClockThatTheTestDrives extends LimiterContract {
        OnAClockThatTheTestDrives() {
            super(Bench.scripts(Topology.SINGLE));
        }
    }
}
