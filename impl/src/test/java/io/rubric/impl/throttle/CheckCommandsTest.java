package io.rubric.impl.throttle;

import static io.rubric.impl.throttle.Asks.HOUR;
import static io.rubric.impl.throttle.Asks.exhaust;
import static io.rubric.impl.throttle.Asks.give;
import static io.rubric.impl.throttle.Asks.key;
import static io.rubric.impl.throttle.Asks.limit;
import static io.rubric.impl.throttle.Asks.take;
import static io.rubric.impl.throttle.Asks.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.Node;
import io.rubric.impl.testing.Topology;
import io.rubric.throttle.Algorithm;
import io.rubric.throttle.Throttled;
import io.rubric.throttle.ThrottledException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a check asks of the servers, counted there. A script is one command of the client; those inside it are counted, too. */
public class CheckCommandsTest {

    @ApplicationScoped
    public static class Bean {
        @Throttled(limit = 2, period = "1h", key = "{user}")
        @Throttled(limit = 3, period = "1h")
        public void limited(String user) {}
    }

    private static Demand[] three(Algorithm algorithm) {
        StateKey key = key();
        Terms terms = terms(limit(algorithm, 2, HOUR));
        return new Demand[] {
            new Demand(terms, key, 1),
            new Demand(terms, key(key.tag(), "b"), 1),
            new Demand(terms, key(key.tag(), "c"), 1)
        };
    }

    /** Loads the script. */
    private static Limiter warm(Topology topology, Demand... demands) {
        Limiter limiter = Bench.server(topology).limiter();
        Verdict verdict = take(limiter, demands);
        give(limiter, verdict);
        return limiter;
    }

    @ParameterizedTest
    @EnumSource
    void aCheckOfThreeLimitsInOneSlotIsOneScript(Topology topology) {
        Demand[] demands = three(Algorithm.TOKEN_BUCKET);
        Limiter limiter = warm(topology, demands);
        assertThat(topology.commandsDuring(() -> take(limiter, demands)))
                .isEqualTo(Map.of("evalsha", 1L, "time", 1L, "get", 3L, "set", 3L));
    }

    @ParameterizedTest
    @EnumSource
    void aCheckOfOneLimitIsOneScriptForSeveralCallsTogether(Topology topology) {
        Demand demand = new Demand(terms(limit(Algorithm.FIXED_WINDOW, 100, HOUR)), key(), 1);
        Limiter limiter = warm(topology, demand);
        assertThat(topology.commandsDuring(() -> take(limiter, 50, demand)))
                .isEqualTo(Map.of("evalsha", 1L, "time", 1L, "get", 1L, "set", 1L));
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalWritesNothing(Algorithm algorithm) {
        Demand[] demands = three(algorithm);
        Limiter limiter = warm(Topology.SINGLE, demands);
        exhaust(limiter, demands[1]);
        assertThat(Topology.SINGLE.commandsDuring(() -> take(limiter, demands)))
                .containsEntry("evalsha", 1L)
                .doesNotContainKeys("set", "del", "rpush", "ltrim", "lrem", "pexpire");
    }

    @ParameterizedTest
    @EnumSource
    void aCallerWhoIsToldToWaitAndDoesNotIsRefusedWithoutRedis(Topology topology) {
        try (Node node = Node.start(topology.configuration("rubric.throttle.timeout", "10s"), Bean.class)) {
            Bean bean = node.get(Bean.class);
            bean.limited("me");
            bean.limited("me");
            assertThatThrownBy(() -> bean.limited("me")).isInstanceOf(ThrottledException.class);
            Map<String, Long> commands = topology.commandsDuring(() -> {
                for (int i = 0; i < 20; i++) {
                    assertThatThrownBy(() -> bean.limited("me")).isInstanceOf(ThrottledException.class);
                }
            });
            assertThat(commands).isEmpty();
        }
    }
}
