package io.rubric.impl.throttle;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.Node;
import io.rubric.throttle.Throttled;
import io.rubric.throttle.ThrottledException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two limits of a call that mean one quota. */
class OneQuotaTest {

    @ApplicationScoped
    public static class Bank {

        @Throttled(name = "transfers", limit = 2, period = "1h", key = "{from}")
        @Throttled(name = "transfers", limit = 2, period = "1h", key = "{to}")
        public void transfer(String from, String to) {}
    }

    @Test
    void itIsTakenOnce() {
        try (Node node = Node.start(Map.of("rubric.throttle.timeout", "10s"), Bank.class)) {
            Bank bank = node.get(Bank.class);
            bank.transfer("ann", "ann");
            bank.transfer("ann", "ann");
            assertThatThrownBy(() -> bank.transfer("ann", "ann")).isInstanceOf(ThrottledException.class);
            assertThatThrownBy(() -> bank.transfer("bob", "ann")).isInstanceOf(ThrottledException.class);
            bank.transfer("bob", "eve");
            bank.transfer("eve", "bob");
        }
    }
}
